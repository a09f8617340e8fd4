import type { Box, FoundObject } from '../types.js';

/** COCO's classes. */
export const KINDS = 80;
/** Each side of a box is a distribution over so many distances, 0, 1, 2 … strides from the cell's centre. */
const BINS = 11;
const SIDES = 4;
export const BOX_NUMBERS = SIDES * BINS;

/** What the model says of one level: cells row by row. */
export interface Level {
  /** Pixels from one cell to the next. */
  readonly stride: number;
  /** Cells a row. */
  readonly columns: number;
  /** [cells, KINDS], each 0 to 1. */
  readonly scores: Float32Array;
  /** [cells, 4 sides (left, top, right, bottom), BINS]. */
  readonly boxes: Float32Array;
}

/** The boxes of a level whose score reaches `leastScore`, in pixels of the input. Each cell stands for the kind it is surest of. */
export function decodeLevel({ stride, columns, scores, boxes }: Level, leastScore: number): FoundObject[] {
  const found: FoundObject[] = [];
  for (let cell = 0; cell * KINDS < scores.length; cell++) {
    let kind = 0;
    for (let at = 1; at < KINDS; at++) if (scores[cell * KINDS + at]! > scores[cell * KINDS + kind]!) kind = at;
    const score = scores[cell * KINDS + kind]!;
    if (score >= leastScore) found.push({ kind, score, box: boxOf(boxes, cell, columns, stride) });
  }
  return found;
}

function boxOf(boxes: Float32Array, cell: number, columns: number, stride: number): Box {
  const centreX = ((cell % columns) + 0.5) * stride;
  const centreY = (Math.floor(cell / columns) + 0.5) * stride;
  const [left, top, right, bottom] = [0, 1, 2, 3].map(
    (side) => expected(boxes, cell * BOX_NUMBERS + side * BINS) * stride,
  ) as [number, number, number, number];
  return { x: centreX - left, y: centreY - top, width: left + right, height: top + bottom };
}

/** Mean of the distances 0, 1, 2 … under the softmax of BINS numbers. */
function expected(numbers: Float32Array, from: number): number {
  let largest = -Infinity;
  for (let bin = 0; bin < BINS; bin++) largest = Math.max(largest, numbers[from + bin]!);
  let sum = 0;
  let weighted = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const weight = Math.exp(numbers[from + bin]! - largest);
    sum += weight;
    weighted += weight * bin;
  }
  return weighted / sum;
}
