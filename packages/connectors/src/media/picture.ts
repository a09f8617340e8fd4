import sharp from 'sharp';
import type { Metadata, Sharp } from 'sharp';
import { MediaError } from '../errors.js';
import { sniffPicture } from './sniff.js';
import type { PictureKind } from './sniff.js';

/** Longest side that is kept, in pixels. */
export const MAX_SIDE = 4096;
/** A picture that takes longer to decode or encode is given up. */
const TIMEOUT_SECONDS = 20;
const JPEG_QUALITY = 90;
/** Formats that are decoded. HEIC needs a patented decoder; SVG, TIFF and BMP have no place in a chat and too many surprises. */
const DECODED: ReadonlySet<PictureKind> = new Set<PictureKind>(['jpeg', 'png', 'gif', 'webp', 'avif']);
/** Formats whose opaque pictures are photographs, and therefore re-encoded as JPEG. The others are drawings and screenshots. */
const PHOTOGRAPHIC: ReadonlySet<PictureKind> = new Set<PictureKind>(['jpeg', 'webp', 'avif']);

export interface PictureLimits {
  /** Size of the file, in bytes. */
  readonly maxBytes: number;
  /** Width times height before scaling, in pixels. */
  readonly maxPixels: number;
}

export interface Picture {
  readonly bytes: Buffer;
  readonly mime: 'image/jpeg' | 'image/png';
  readonly width: number;
  readonly height: number;
}

/**
 * Re-encodes a received picture, so that nothing of the original file but its pixels is kept: turned upright, first frame of an
 * animation, sRGB, no metadata, at most {@link MAX_SIDE} pixels a side; PNG where there is transparency or flat colour, else JPEG.
 * @throws MediaError `empty`, `too-large`, `too-many-pixels`, `not-a-picture` or `unsupported`.
 */
export async function normalisePicture(bytes: Uint8Array, limits: PictureLimits): Promise<Picture> {
  if (bytes.byteLength === 0) throw new MediaError('empty', 'no bytes');
  if (bytes.byteLength > limits.maxBytes) throw new MediaError('too-large', `more than ${limits.maxBytes} bytes`);
  const kind = sniffPicture(bytes);
  if (!kind) throw new MediaError('not-a-picture', 'not the first bytes of any picture');
  if (!DECODED.has(kind)) throw new MediaError('unsupported', `${kind} is not decoded`);
  try {
    const image = open(bytes, limits.maxPixels);
    const metadata = await image.metadata();
    checkPixels(metadata, limits.maxPixels);
    const upright = image
      .autoOrient()
      .toColourspace('srgb')
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true });
    const jpeg = !metadata.hasAlpha && PHOTOGRAPHIC.has(kind);
    const encoded = jpeg ? upright.jpeg({ quality: JPEG_QUALITY }) : upright.png();
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
    return { bytes: data, mime: jpeg ? 'image/jpeg' : 'image/png', width: info.width, height: info.height };
  } catch (error) {
    throw asMediaError(error);
  }
}

/** A picture of ours or a stranger's, opened with every guard on. */
export function open(bytes: Uint8Array, maxPixels: number): Sharp {
  return sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', pages: 1, sequentialRead: true }).timeout({
    seconds: TIMEOUT_SECONDS,
  });
}

function checkPixels({ width, height, pageHeight }: Metadata, maxPixels: number): void {
  const pixels = width * (pageHeight ?? height);
  if (pixels > maxPixels) throw new MediaError('too-many-pixels', `${pixels} pixels`);
}

function asMediaError(error: unknown): MediaError {
  if (error instanceof MediaError) return error;
  const message = error instanceof Error ? error.message : '';
  // libvips says so in words only.
  const reason = /pixel limit/i.test(message) ? 'too-many-pixels' : 'not-a-picture';
  return new MediaError(reason, 'cannot be decoded', { cause: error });
}
