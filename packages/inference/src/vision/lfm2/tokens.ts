import type { Size } from '../base/size.js';
import type { Lfm2Config } from './config.js';
import type { Tiles } from './pixels.js';

const IMAGE = '<image>';

/** Image tokens of a tile: one for each square of patches. */
export function tileTokens({ width, height }: Size, { patchSide, merge }: Lfm2Config): number {
  const side = patchSide * merge;
  return Math.ceil(width / side) * Math.ceil(height / side);
}

/** What stands in the prompt for a picture: its tiles row by row, each after its place, and the whole picture last. */
export function pictureText({ tiles, rows, columns }: Tiles, config: Lfm2Config): string {
  const cut = rows * columns > 1;
  const parts = tiles.map((tile, index) => {
    const image = IMAGE.repeat(tileTokens(tile, config));
    if (!cut) return image;
    if (index === rows * columns) return `<|img_thumbnail|>${image}`;
    return `<|img_row_${Math.floor(index / columns) + 1}_col_${(index % columns) + 1}|>${image}`;
  });
  return `<|image_start|>${parts.join('')}<|image_end|>`;
}

/** Of the picture that is cut into most tiles, with what stands around them. */
export function tokensAtMost({ tiles, thumbnail, tileSide, maxPixels, patchSide, merge }: Lfm2Config): number {
  const whole = Math.floor(maxPixels / (patchSide * merge) ** 2) + 2;
  const tile = Math.ceil(tileSide / (patchSide * merge)) ** 2 + 1;
  return tiles ? Math.max(whole, tiles.max * tile + (thumbnail ? whole + 1 : 2)) : whole;
}
