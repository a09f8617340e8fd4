import type { TextLine } from '../types.js';

/** Where a line lies on its page, the page turned level. */
export interface Extent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The extents of lines as if their page did not lie askew; undefined for a line without a box. */
export function levelExtents(lines: readonly TextLine[]): readonly (Extent | undefined)[] {
  const angle = angleOf(lines);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return lines.map(({ box }) => {
    if (box.length === 0) return undefined;
    const xs = box.map(([x, y]) => x * cos + y * sin);
    const ys = box.map(([x, y]) => y * cos - x * sin);
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  });
}

/** How the lines run, in radians: the median, each counted by its length. */
function angleOf(lines: readonly TextLine[]): number {
  const sides = lines
    .filter(({ box }) => box.length > 1)
    .map(({ box: [a, b] }) => {
      const [x, y] = [b![0] - a![0], b![1] - a![1]];
      return { angle: Math.atan2(y, x), length: Math.hypot(x, y) };
    })
    .toSorted((a, b) => a.angle - b.angle);
  let left = sides.reduce((sum, { length }) => sum + length, 0) / 2;
  return sides.find(({ length }) => (left -= length) <= 0)?.angle ?? 0;
}
