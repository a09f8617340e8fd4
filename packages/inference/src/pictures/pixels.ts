import sharp from 'sharp';

/** Pixels as 8-bit RGB, row by row. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What is wrong with one picture. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
}

/** More pixels are refused before they are decoded. */
const MAX_INPUT_PIXELS = 50_000_000;
/** Longest side kept, in pixels, unless told otherwise; crops are taken from this. */
export const MAX_SIDE = 4096;

/** A decoded picture, and by how much it was shrunk. */
export interface Decoded {
  readonly pixels: Pixels;
  /** Width of the picture as it came, upright, over that of `pixels`. */
  readonly scale: number;
}

/** Decodes a picture upright (by its EXIF orientation), on white where it is transparent. @throws PictureError */
export async function decode(picture: Uint8Array, maxSide = MAX_SIDE): Promise<Decoded> {
  try {
    const image = sharp(picture, { limitInputPixels: MAX_INPUT_PIXELS, failOn: 'error' });
    const { autoOrient } = await image.metadata();
    const { data, info } = await image
      .autoOrient()
      .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new PictureError(`the picture has ${info.channels} channels`);
    return { pixels: { data, width: info.width, height: info.height }, scale: autoOrient.width / info.width };
  } catch (cause) {
    throw new PictureError(`The picture cannot be decoded: ${(cause as Error).message}`, { cause });
  }
}

/** The picture in another size, not keeping its proportions. */
export async function resize({ data, width, height }: Pixels, toWidth: number, toHeight: number): Promise<Pixels> {
  const resized = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ width: toWidth, height: toHeight, fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer();
  return { data: resized, width: toWidth, height: toHeight };
}

/**
 * Pixels as a tensor [3, height, toWidth] in the order blue, green, red (the models were trained on pictures read by OpenCV):
 * value × scale[channel] + shift[channel], zero to the right of the picture.
 */
export function toPlanes(
  { data, width, height }: Pixels,
  toWidth: number,
  scale: readonly number[],
  shift: readonly number[],
): Float32Array {
  const planes = new Float32Array(3 * height * toWidth);
  for (let channel = 0; channel < 3; channel++)
    for (let y = 0; y < height; y++) {
      const to = (channel * height + y) * toWidth;
      for (let x = 0; x < width; x++)
        planes[to + x] = data[(y * width + x) * 3 + 2 - channel]! * scale[channel]! + shift[channel]!;
    }
  return planes;
}
