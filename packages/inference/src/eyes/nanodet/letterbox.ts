import sharp from 'sharp';
import type { Pixels } from '../../pictures/pixels.js';
import type { Box } from '../types.js';

/** Pixels of the longer side of the input: more would make large things fall apart, which the boxes' reach of 320 pixels a side limits. */
const INPUT_SIDE = 512;
/** The coarsest level has one cell for so many pixels. */
export const INPUT_STEP = 32;

/** A part of a picture as the model gets it. */
export interface Letterboxed {
  readonly pixels: Pixels;
  /** From the input to the picture: ×, then +. */
  readonly factor: number;
  readonly left: number;
  readonly top: number;
}

/**
 * An area of a picture (whole pixels, inside it), in its proportions as large as fits an input whose sides are multiples of INPUT_STEP,
 * in the middle, black around it.
 */
export async function letterbox({ data, width, height }: Pixels, area: Box): Promise<Letterboxed> {
  const scale = INPUT_SIDE / Math.max(area.width, area.height);
  const inner = {
    width: Math.max(1, Math.round(area.width * scale)),
    height: Math.max(1, Math.round(area.height * scale)),
  };
  const input = {
    width: Math.ceil(inner.width / INPUT_STEP) * INPUT_STEP,
    height: Math.ceil(inner.height / INPUT_STEP) * INPUT_STEP,
  };
  const left = Math.floor((input.width - inner.width) / 2);
  const top = Math.floor((input.height - inner.height) / 2);
  const pixels = await sharp(data, { raw: { width, height, channels: 3 } })
    .extract({ left: area.x, top: area.y, width: area.width, height: area.height })
    .resize({ ...inner, fit: 'fill', kernel: 'linear' })
    .extend({
      left,
      top,
      right: input.width - inner.width - left,
      bottom: input.height - inner.height - top,
      background: '#000000',
    })
    .raw()
    .toBuffer();
  const factor = 1 / scale;
  return { pixels: { data: pixels, ...input }, factor, left: area.x - left * factor, top: area.y - top * factor };
}
