import sharp from 'sharp';
import type { Pixels } from '../../pictures/pixels.js';
import { resample, type KernelNumber, type Rounding } from './resample.js';

/** From so many pixels on a picture is made smaller by libvips. */
export const LARGE_PIXELS = 1_000_000;
/** libvips' names of PIL's kernels. */
const NAMES = { 1: 'lanczos3', 2: 'linear', 3: 'cubic' } as const;

/**
 * The picture in another size, not keeping its proportions: to the last bit as the models were trained, except that libvips, several times as
 * fast, makes large pictures smaller. Its rounding and its borders differ by a fraction of a grey level there; on small pictures, and on all
 * that are enlarged, by too much.
 */
export async function resize(
  pixels: Pixels,
  width: number,
  height: number,
  kernel: KernelNumber,
  rounding: Rounding = 'pil',
): Promise<Pixels> {
  const { data, width: from, height: fromHeight } = pixels;
  const shrinks = width <= from && height <= fromHeight && (width < from || height < fromHeight);
  if (!shrinks || from * fromHeight < LARGE_PIXELS) return resample(pixels, width, height, kernel, rounding);
  const resized = await sharp(data, { raw: { width: from, height: fromHeight, channels: 3 } })
    .resize({ width, height, fit: 'fill', kernel: NAMES[kernel] })
    .raw()
    .toBuffer();
  return { data: resized, width, height };
}
