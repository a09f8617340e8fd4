import type { Positions, PreparedPicture } from '../family.js';

/**
 * Positions in time, height and width (M-RoPE). Text counts alike on all three; a picture at position s stays at s in time, its rows and
 * columns count from s; the text after it goes on behind the longer of its sides.
 */
export function gridPositions(
  ids: readonly number[],
  pictures: readonly PreparedPicture[],
  imageTokenId: number,
): Positions {
  const [time, height, width]: [number[], number[], number[]] = [[], [], []];
  let position = 0;
  let next = 0;
  while (time.length < ids.length) {
    const grid = ids[time.length] === imageTokenId ? pictures[next++]?.grid : null;
    if (!grid) {
      for (const row of [time, height, width]) row.push(position);
      position++;
      continue;
    }
    for (let row = 0; row < grid.rows; row++)
      for (let column = 0; column < grid.columns; column++) {
        time.push(position);
        height.push(position + row);
        width.push(position + column);
      }
    position += Math.max(grid.rows, grid.columns);
  }
  return { rows: [time, height, width], delta: position - ids.length };
}
