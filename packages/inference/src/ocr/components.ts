import type { Point } from './geometry.js';

/** Outlines of text areas above this many are not looked at. */
const MAX_COMPONENTS = 1_000;

/**
 * Finds the connected areas (diagonals count) where `map` is above `threshold`, and gives for each the points that can be on its hull: the
 * first and last cell of each of its rows.
 */
export function components(map: Float32Array, width: number, height: number, threshold: number): Point[][] {
  const seen = new Uint8Array(width * height);
  const stack = new Int32Array(width * height);
  const found: Point[][] = [];
  for (let start = 0; start < map.length && found.length < MAX_COMPONENTS; start++) {
    if (seen[start] || map[start]! <= threshold) continue;
    const rows = new Map<number, [first: number, last: number]>();
    let depth = 0;
    stack[depth++] = start;
    seen[start] = 1;
    while (depth > 0) {
      const cell = stack[--depth]!;
      const x = cell % width;
      const y = (cell - x) / width;
      const row = rows.get(y);
      if (!row) rows.set(y, [x, x]);
      else if (x < row[0]) row[0] = x;
      else if (x > row[1]) row[1] = x;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++)
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (seen[next] || map[next]! <= threshold) continue;
          seen[next] = 1;
          stack[depth++] = next;
        }
    }
    found.push(
      [...rows].flatMap(([y, [first, last]]): Point[] => [
        [first, y],
        [last, y],
      ]),
    );
  }
  return found;
}
