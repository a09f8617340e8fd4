import type { TextLine } from '../types.js';
import { levelExtents } from './level.js';
import type { Extent } from './level.js';

/** Share of the smaller height by which two lines must overlap to stand in one row. */
const OVERLAP = 0.5;
const RIGHT_TO_LEFT = /\p{Script=Arabic}/u;

/** Texts of lines in reading order, with what stands side by side in one row joined: a receipt's "Soup" and its "5.80". */
export function rowsOf(lines: readonly TextLine[]): string[] {
  const extents = levelExtents(lines);
  const rows: string[] = [];
  for (const [at, { text }] of lines.entries()) {
    const [before, here] = [extents[at - 1], extents[at]];
    const toLeft = RIGHT_TO_LEFT.test(text) || RIGHT_TO_LEFT.test(lines[at - 1]?.text ?? '');
    if (before && here && sideBySide(before, here, toLeft)) rows[rows.length - 1] += `  ${text.trim()}`;
    else rows.push(text.trim());
  }
  return rows;
}

function sideBySide(a: Extent, b: Extent, toLeft: boolean): boolean {
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const onwards = toLeft ? b.right < a.right : b.left > a.left;
  return onwards && shared > OVERLAP * Math.min(a.bottom - a.top, b.bottom - b.top);
}
