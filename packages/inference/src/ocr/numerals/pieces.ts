import type { Ink } from './ink.js';

/** A connected part of the ink, or a slice of one. */
export interface Piece {
  /** Cells of the line's ink. */
  readonly cells: readonly number[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The pieces of a line from left to right, with the height of its digits and where they stand. */
export interface PiecesOfLine {
  readonly pieces: readonly Piece[];
  /** Pixels. */
  readonly size: number;
  readonly baseLine: number;
}

/** Ink that belongs to a piece. */
export const INK = 0.35;
/** Cells: less is dirt. */
const LEAST_CELLS = 4;
/** A piece is cut where its ink falls to this share of what is on both sides. */
const VALLEY = 0.65;
/** Pieces at least this high, as a share of the highest, tell where digits stand. */
const TALL = 0.6;
/** Pieces that are higher than this many of the middle one are lines and frames. */
const FRAME = 0.95;

export function piecesOf(ink: Ink): PiecesOfLine {
  const whole = connected(ink).filter(({ cells }) => cells.length >= LEAST_CELLS);
  const letters = whole.filter(({ top, bottom }) => bottom - top + 1 <= FRAME * ink.height);
  const highest = Math.max(1, ...letters.map(({ top, bottom }) => bottom - top + 1));
  const tall = letters.filter(({ top, bottom }) => bottom - top + 1 >= TALL * highest);
  const size = median(tall.map(({ top, bottom }) => bottom - top + 1)) ?? highest;
  const baseLine = median(tall.map(({ bottom }) => bottom)) ?? ink.height - 1;
  const pieces = letters.flatMap((piece) => slices(ink, piece)).toSorted((a, b) => a.left + a.right - b.left - b.right);
  return { pieces, size, baseLine };
}

/** The piece that several make up. */
export function together(pieces: readonly Piece[]): Piece {
  return {
    cells: pieces.flatMap(({ cells }) => cells),
    left: Math.min(...pieces.map(({ left }) => left)),
    right: Math.max(...pieces.map(({ right }) => right)),
    top: Math.min(...pieces.map(({ top }) => top)),
    bottom: Math.max(...pieces.map(({ bottom }) => bottom)),
  };
}

/** Areas of ink whose cells touch by a side. */
function connected({ data, width, height }: Ink): Piece[] {
  const seen = new Uint8Array(data.length);
  const found: Piece[] = [];
  for (let start = 0; start < data.length; start++) {
    if (seen[start] || data[start]! <= INK) continue;
    const cells = [start];
    seen[start] = 1;
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at]!;
      const x = cell % width;
      const next = [
        x > 0 ? cell - 1 : -1,
        x < width - 1 ? cell + 1 : -1,
        cell - width,
        cell + width < width * height ? cell + width : -1,
      ];
      for (const one of next) {
        if (one < 0 || seen[one] || data[one]! <= INK) continue;
        seen[one] = 1;
        cells.push(one);
      }
    }
    found.push(around(cells, width));
  }
  return found;
}

/** Cut where the ink is thin from top to bottom: signs that touch in a blurred picture. */
function slices({ data, width }: Ink, piece: Piece): Piece[] {
  const length = piece.right - piece.left + 1;
  const profile = new Float32Array(length);
  for (const cell of piece.cells) profile[(cell % width) - piece.left]! += data[cell]!;
  const cuts: number[] = [];
  let last = 0;
  for (let x = 1; x < length - 1; x++) {
    if (profile[x]! > profile[x - 1]! || profile[x]! >= profile[x + 1]!) continue;
    const [before, after] = [Math.max(...profile.slice(last, x)), Math.max(...profile.slice(x + 1))];
    if (profile[x]! > VALLEY * Math.min(before, after)) continue;
    cuts.push(x);
    last = x;
  }
  if (cuts.length === 0) return [piece];
  const parts: number[][] = Array.from({ length: cuts.length + 1 }, () => []);
  for (const cell of piece.cells) {
    const x = (cell % width) - piece.left;
    const part = cuts.findIndex((cut) => x < cut);
    parts[part < 0 ? cuts.length : part]!.push(cell);
  }
  return parts.filter((cells) => cells.length > 0).map((cells) => around(cells, width));
}

function around(cells: readonly number[], width: number): Piece {
  let [left, right, top, bottom] = [Infinity, 0, Infinity, 0];
  for (const cell of cells) {
    const x = cell % width;
    const y = (cell - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { cells, left, right, top, bottom };
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
