import type { Ink } from './ink.js';
import type { Piece, PiecesOfLine } from './pieces.js';

/** Cells a side: what a shape is brought to, and how many its edges are counted in. */
const GRID = 20;
const BLOCKS = 5;
/** Directions that edges are counted in, around the full circle. */
const DIRECTIONS = 8;
/** Height, width, room to the base line and above, by the height of digits; ink by area. */
const PLACE = 5;

export const FEATURES = BLOCKS * BLOCKS * DIRECTIONS + BLOCKS * BLOCKS + PLACE;

/**
 * A shape as numbers: where its edges run in which direction (histograms of oriented gradients, N. Dalal and B. Triggs, 2005), where its ink
 * is, and its size and place on the line.
 */
export function featuresOf(
  ink: Ink,
  piece: Piece,
  { size, baseLine }: Pick<PiecesOfLine, 'size' | 'baseLine'>,
): Float32Array {
  const grid = gridOf(ink, piece);
  const features = new Float32Array(FEATURES);
  const block = GRID / BLOCKS;
  const inkFrom = BLOCKS * BLOCKS * DIRECTIONS;
  for (let y = 0; y < GRID; y++)
    for (let x = 0; x < GRID; x++) {
      const at = Math.floor(y / block) * BLOCKS + Math.floor(x / block);
      features[inkFrom + at]! += grid[y * GRID + x]! / (block * block);
      const dx = cell(grid, x + 1, y) - cell(grid, x - 1, y);
      const dy = cell(grid, x, y + 1) - cell(grid, x, y - 1);
      const strength = Math.hypot(dx, dy);
      if (strength === 0) continue;
      const turn = ((Math.atan2(dy, dx) / (2 * Math.PI) + 1) % 1) * DIRECTIONS;
      const lower = Math.floor(turn) % DIRECTIONS;
      const share = turn - Math.floor(turn);
      features[at * DIRECTIONS + lower]! += strength * (1 - share);
      features[at * DIRECTIONS + ((lower + 1) % DIRECTIONS)]! += strength * share;
    }
  let norm = 0;
  for (let at = 0; at < inkFrom; at++) norm += features[at]! ** 2;
  const scale = 4 / (Math.sqrt(norm) + 1e-6);
  for (let at = 0; at < inkFrom; at++) features[at]! *= scale;
  const [width, height] = [piece.right - piece.left + 1, piece.bottom - piece.top + 1];
  features.set(
    [
      height / size,
      width / size,
      (baseLine - piece.bottom) / size,
      (baseLine - piece.top) / size,
      piece.cells.length / (width * height),
    ],
    inkFrom + BLOCKS * BLOCKS,
  );
  return features;
}

function cell(grid: Float32Array, x: number, y: number): number {
  return x < 0 || y < 0 || x >= GRID || y >= GRID ? 0 : grid[y * GRID + x]!;
}

/** The shape alone, as large as fits, in the middle of a grid with a cell of room on each side. */
function gridOf(ink: Ink, { cells, left, right, top, bottom }: Piece): Float32Array {
  const [width, height] = [right - left + 1, bottom - top + 1];
  const own = new Float32Array(width * height);
  for (const one of cells) {
    const x = one % ink.width;
    own[((one - x) / ink.width - top) * width + x - left] = ink.data[one]!;
  }
  const grid = new Float32Array(GRID * GRID);
  const scale = (GRID - 2) / Math.max(width, height);
  const [offX, offY] = [(GRID - width * scale) / 2, (GRID - height * scale) / 2];
  for (let y = 0; y < GRID; y++)
    for (let x = 0; x < GRID; x++)
      grid[y * GRID + x] = sample(own, width, height, (x + 0.5 - offX) / scale, (y + 0.5 - offY) / scale, 1 / scale);
  return grid;
}

/** The mean around a place, over `reach` cells a side, four samples each way; nothing outside. */
function sample(own: Float32Array, width: number, height: number, x: number, y: number, reach: number): number {
  const samples = reach > 1 ? 3 : 1;
  let sum = 0;
  for (let sy = 0; sy < samples; sy++)
    for (let sx = 0; sx < samples; sx++)
      sum += between(
        own,
        width,
        height,
        x + ((sx + 0.5) / samples - 0.5) * reach,
        y + ((sy + 0.5) / samples - 0.5) * reach,
      );
  return sum / (samples * samples);
}

/** Bilinear; cells' centres are at halves. */
function between(own: Float32Array, width: number, height: number, x: number, y: number): number {
  const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  const [fx, fy] = [x - 0.5 - left, y - 0.5 - top];
  const at = (cx: number, cy: number): number =>
    cx < 0 || cy < 0 || cx >= width || cy >= height ? 0 : own[cy * width + cx]!;
  return (
    (at(left, top) * (1 - fx) + at(left + 1, top) * fx) * (1 - fy) +
    (at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx) * fy
  );
}
