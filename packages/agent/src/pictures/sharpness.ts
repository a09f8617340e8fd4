import type { Preview } from './preview.js';

/** Cells of the blur that the picture is compared with. */
const BLUR = 9;
/** Every so many lines is looked at: this runs beside everything else. */
const LINE_STEP = 3;
/** Change from one pixel to the next, 0 to 255, below which it is noise or the steps of compression. */
const NOISE = 4;
/** Blur measure, 0 sharp to 1, from which on letters lose their edges, and from which on things do. */
const SOFT = 0.5;
const BLURRED = 0.7;

/**
 * How sharp a picture looks. A blurred picture hardly changes when it is blurred once more: measured is how much of the change from pixel to
 * pixel is left then, along and across (F. Crete et al., "The blur effect: perception and estimation with a new no-reference perceptual blur
 * metric", 2007). A picture without any edges counts as sharp.
 */
export function sharpnessOf({ grey, width, height }: Preview): 'sharp' | 'soft' | 'blurred' {
  if (Math.min(width, height) < BLUR) return 'sharp';
  const blur = Math.max(changeLeft(grey, width, height, 1, width), changeLeft(grey, height, width, width, 1));
  if (blur < SOFT) return 'sharp';
  return blur < BLURRED ? 'soft' : 'blurred';
}

/**
 * Share of the change between neighbours that is left after blurring over BLUR cells, in `lines` lines of `length` cells.
 * `step`: from one cell of a line to the next in `picture`; `lineStep`: from line to line.
 */
function changeLeft(picture: Uint8Array, length: number, lines: number, step: number, lineStep: number): number {
  const half = (BLUR - 1) / 2;
  let before = 0;
  let left = 0;
  for (let line = 0; line < lines; line += LINE_STEP)
    for (let cell = half + 1; cell < length - half; cell++) {
      const at = line * lineStep + cell * step;
      const change = Math.abs(picture[at]! - picture[at - step]!);
      if (change < NOISE) continue;
      // Neighbouring means differ by the cell that one has more and the other less.
      const blurred = Math.abs(picture[at + half * step]! - picture[at - (half + 1) * step]!) / BLUR;
      before += change;
      left += Math.min(change, blurred);
    }
  return before === 0 ? 0 : left / before;
}
