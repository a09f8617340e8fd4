import { limitedSize, roundHalfEven, type Size } from '../base/size.js';
import type { Lfm2Config } from './config.js';

/** Size of a picture, or of its thumbnail, that is given to the encoder whole. */
export function wholeSize(size: Size, { patchSide, merge, minPixels, maxPixels }: Lfm2Config): Size {
  const factor = patchSide * merge;
  return limitedSize(size, { factor, minPixels, maxPixels }, factor);
}

/** Whether a picture has too much in it for one tile. */
export function isLarge({ width, height }: Size, { patchSide, merge, largePixels }: Lfm2Config): boolean {
  const factor = patchSide * merge;
  const side = (length: number): number => Math.max(patchSide, roundHalfEven(length / factor) * factor);
  return side(width) * side(height) > largePixels;
}

export interface Grid {
  readonly rows: number;
  readonly columns: number;
}

/** All grids of so many tiles, by their number of tiles, then columns. */
function grids(min: number, max: number): Grid[] {
  const found: Grid[] = [];
  for (let tiles = min; tiles <= max; tiles++)
    for (let columns = 1; columns <= tiles; columns++)
      if (tiles % columns === 0) found.push({ rows: tiles / columns, columns });
  return found;
}

/** The grid of tiles nearest to the picture's proportions; of those equally near the larger one, when the picture fills half of it. */
export function gridFor({ width, height }: Size, { min, max }: { min: number; max: number }, tileSide: number): Grid {
  let best: Grid = { rows: 1, columns: 1 };
  let least = Infinity;
  for (const grid of grids(min, max)) {
    const difference = Math.abs(width / height - grid.columns / grid.rows);
    const filled = width * height > 0.5 * tileSide * tileSide * grid.rows * grid.columns;
    if (difference < least || (difference === least && filled)) best = grid;
    least = Math.min(least, difference);
  }
  return best;
}
