import type { Recognised } from './ctc.js';
import { distance } from './geometry.js';
import type { Point } from './geometry.js';
import { pageAngle } from './page-angle.js';

interface Boxed {
  /** Four corners, clockwise from top left. */
  readonly box: readonly Point[];
  readonly recognised: Pick<Recognised, 'text'>;
}

interface Placed<T> {
  readonly line: T;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** Lines belong to one row when their centres are nearer than this share of the line's height. */
const ROW_SHARE = 0.5;

const LETTER = /\p{L}/u;
const RIGHT_TO_LEFT = /\p{Script=Arabic}/u;

/**
 * Row by row from the top, along the direction in which most of the text runs; each row from left to right, or from right to left when more
 * of its lines are in Arabic letters than in others.
 */
export function inReadingOrder<T extends Boxed>(lines: readonly T[]): T[] {
  const angle = pageAngle(lines.map(({ box }) => box));
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const placed = lines.map((line): Placed<T> => {
    const [topLeft, , bottomRight, bottomLeft] = line.box as [Point, Point, Point, Point];
    const [cx, cy] = [(topLeft[0] + bottomRight[0]) / 2, (topLeft[1] + bottomRight[1]) / 2];
    return { line, x: cx * cos + cy * sin, y: cy * cos - cx * sin, height: distance(topLeft, bottomLeft) };
  });
  const rows: Placed<T>[][] = [];
  for (const one of placed.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && Math.abs(one.y - last.y) < ROW_SHARE * Math.min(one.height, last.height)) row.push(one);
    else rows.push([one]);
  }
  return rows.flatMap((row) => inRow(row.toSorted((a, b) => a.x - b.x).map(({ line }) => line)));
}

/** Lines of a row, given from left to right, in the order they are read. */
function inRow<T extends Boxed>(row: readonly T[]): readonly T[] {
  const others = row.filter(({ recognised: { text } }) => LETTER.test(text) && !RIGHT_TO_LEFT.test(text)).length;
  const rightToLeft = row.filter(({ recognised: { text } }) => RIGHT_TO_LEFT.test(text)).length;
  return rightToLeft > others ? row.toReversed() : row;
}
