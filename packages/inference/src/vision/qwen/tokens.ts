import type { Pixels } from '../../pictures/pixels.js';
import type { PreparedPicture } from '../family.js';
import type { QwenConfig } from './config.js';

/** Rows and columns of a picture's image tokens. */
export function tokenGrid(
  { width, height }: Pixels,
  { patchSide, merge }: QwenConfig,
): NonNullable<PreparedPicture['grid']> {
  const side = patchSide * merge;
  return { rows: height / side, columns: width / side };
}

/** Of the largest picture, with its start and its end. */
export function tokensAtMost({ maxPixels, patchSide, merge }: QwenConfig): number {
  return Math.floor(maxPixels / (patchSide * merge) ** 2) + 2;
}
