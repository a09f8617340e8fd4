import type { TextLine } from '../types.js';

/** Share of the smaller height by which two lines must overlap to stand in one row. */
const OVERLAP = 0.5;

interface Extent {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** It is read from right to left. */
  readonly toLeft: boolean;
}

const RIGHT_TO_LEFT = /\p{Script=Arabic}/u;

/** Texts of lines in reading order, with what stands side by side in one row joined: a receipt's "Soup" and its "5.80". */
export function rowsOf(lines: readonly TextLine[]): string[] {
  const rows: string[] = [];
  let previous: Extent | undefined;
  for (const line of lines) {
    const extent = extentOf(line);
    if (previous && extent && sideBySide(previous, extent)) rows[rows.length - 1] += `  ${line.text.trim()}`;
    else rows.push(line.text.trim());
    previous = extent;
  }
  return rows;
}

function extentOf({ box, text }: TextLine): Extent | undefined {
  if (box.length === 0) return undefined;
  const ys = box.map(([, y]) => y);
  const xs = box.map(([x]) => x);
  return {
    top: Math.min(...ys),
    bottom: Math.max(...ys),
    left: Math.min(...xs),
    right: Math.max(...xs),
    toLeft: RIGHT_TO_LEFT.test(text),
  };
}

function sideBySide(a: Extent, b: Extent): boolean {
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const onwards = a.toLeft || b.toLeft ? b.right < a.right : b.left > a.left;
  return onwards && shared > OVERLAP * Math.min(a.bottom - a.top, b.bottom - b.top);
}
