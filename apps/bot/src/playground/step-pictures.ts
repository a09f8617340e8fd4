import type { TurnTrace } from '@hearth/agent';
import sharp from 'sharp';
import type { MediaStore } from '../store/media-store.js';

/** Longest side, in pixels: two of the page's, for sharp displays. */
const SIDE = 480;
/** A step's picture is ours, but a part of one that somebody sent. */
const MAX_PIXELS = 50_000_000;

/**
 * Pictures of the steps of an answer, made small. Only those that its trace names: whoever knows the checksum of another file
 * does not get it here.
 * @param trace of an outgoing item, as JSON
 * @returns WebP, or null when there is no such picture (any more)
 */
export function createStepPictures(trace: (outId: string) => Promise<string | null>, media: Pick<MediaStore, 'read'>) {
  return async (outId: string, sha256: string): Promise<Buffer | null> => {
    const text = await trace(outId);
    if (text === null) return null;
    const { steps = [] } = JSON.parse(text) as TurnTrace;
    const picture = steps.find((step) => step.picture?.sha256 === sha256)?.picture;
    if (!picture) return null;
    const bytes = await media.read(picture).catch(() => null);
    return (
      bytes &&
      sharp(bytes, { limitInputPixels: MAX_PIXELS })
        .autoOrient()
        .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
        .webp()
        .toBuffer()
    );
  };
}
