import sharp from 'sharp';
import { MAX_PIXELS } from './limits.js';

/** Pixels of the longer side that colours and sharpness are judged at: about what a phone shows. */
const SIDE = 800;

/** A picture as small as it is looked at, upright, with the size it came in. */
export interface Preview {
  /** RGBA, row by row. */
  readonly data: Buffer;
  /** Brightness, 0 to 255, on white where it is transparent. */
  readonly grey: Buffer;
  readonly width: number;
  readonly height: number;
  /** Pixels of the picture itself, upright. */
  readonly full: { readonly width: number; readonly height: number };
}

/** Decodes a picture, once for all that is told of it as a whole. @throws Error when it cannot be decoded, or is too large */
export async function previewOf(picture: Buffer): Promise<Preview> {
  const image = sharp(picture, { limitInputPixels: MAX_PIXELS });
  const { autoOrient } = await image.metadata();
  const { data, info } = await image
    .autoOrient()
    .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const grey = await sharp(data, { raw: { width, height, channels: 4 } })
    .flatten({ background: '#ffffff' })
    .greyscale()
    .raw()
    .toBuffer();
  return { data, grey, width, height, full: autoOrient };
}
