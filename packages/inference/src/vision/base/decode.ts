import sharp from 'sharp';
import { PictureError, type Pixels } from '../../pictures/pixels.js';

/** More pixels are refused before they are decoded. */
const MAX_INPUT_PIXELS = 50_000_000;

/** PIL's `alpha_composite` onto white, to the last bit: weights of 7 fractional bits, division by 255 with rounding. */
function onWhite(value: number, alpha: number): number {
  const weight = alpha << 7;
  const sum = value * weight + 255 * ((255 << 7) - weight) + (0x80 << 7);
  return (((sum >> 8) + sum) >> 8) >> 7;
}

/**
 * Decodes a whole picture at its full size, upright by its EXIF orientation, on white where it is transparent.
 * libvips rounds what is half transparent another way than the pictures the models were trained on.
 * @throws PictureError
 */
export async function decodeExact(picture: Uint8Array): Promise<Pixels> {
  try {
    const { data, info } = await sharp(picture, { limitInputPixels: MAX_INPUT_PIXELS, failOn: 'error' })
      .autoOrient()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    if (channels === 3) return { data, width, height };
    const grey = channels < 3;
    const opaque = channels === 1;
    const out = new Uint8Array(width * height * 3);
    for (let pixel = 0; pixel < width * height; pixel++) {
      const from = pixel * channels;
      const alpha = opaque ? 255 : data[from + channels - 1]!;
      for (let i = 0; i < 3; i++) out[pixel * 3 + i] = onWhite(data[from + (grey ? 0 : i)]!, alpha);
    }
    return { data: out, width, height };
  } catch (cause) {
    throw new PictureError(`The picture cannot be decoded: ${(cause as Error).message}`, { cause });
  }
}
