import type { Box } from './types.js';

/** Share of its side that a tile has in common with the next one: what is cut in one is whole in the other, up to this size. */
const OVERLAP = 0.25;

/** Splits an area into `count` × `count` tiles of its proportions, which overlap. Row by row. */
export function tilesOf({ x, y, width, height }: Box, count: number): Box[] {
  const parts = count - (count - 1) * OVERLAP;
  const tile = { width: width / parts, height: height / parts };
  const step = 1 - OVERLAP;
  return Array.from({ length: count * count }, (_, at) => ({
    x: x + (at % count) * tile.width * step,
    y: y + Math.floor(at / count) * tile.height * step,
    ...tile,
  }));
}
