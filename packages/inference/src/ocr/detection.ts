import { components } from './components.js';
import { corners, grow, smallestRect } from './geometry.js';
import type { Point, TurnedRect } from './geometry.js';

/** Probability above which a cell belongs to text. */
const CELL_THRESHOLD = 0.2;
/** Mean probability inside a box below which it is dropped. */
const BOX_THRESHOLD = 0.45;
/** The model marks the core of a line; the box is grown by area × this / perimeter. Below 1.6 blurred text loses its edges. */
const GROWTH = 1.6;
/** Cells; smaller areas are specks. Before growing, and after. */
const MIN_CORE_SIDE = 3;
const MIN_BOX_SIDE = 5;

/** A text area in cells of the probability map: corners clockwise from top left. */
export type TextBox = readonly [Point, Point, Point, Point];

/** Finds lines of text in the detector's output, a probability for every cell of the picture it was given. */
export function boxesOf(map: Float32Array, width: number, height: number): TextBox[] {
  const boxes: TextBox[] = [];
  for (const outline of components(map, width, height, CELL_THRESHOLD)) {
    const core = smallestRect(outline);
    if (Math.min(core.width, core.height) < MIN_CORE_SIDE) continue;
    if (meanInside(map, width, height, core) < BOX_THRESHOLD) continue;
    const box = grow(core, (core.width * core.height * GROWTH) / (2 * (core.width + core.height)));
    if (Math.min(box.width, box.height) >= MIN_BOX_SIDE) boxes.push(corners(box));
  }
  return boxes;
}

/** Mean of the cells whose centre lies in the rectangle. */
function meanInside(map: Float32Array, mapWidth: number, mapHeight: number, rect: TurnedRect): number {
  const { center, width, height, angle } = rect;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const around = corners(rect);
  const range = (axis: 0 | 1, limit: number): [number, number] => [
    Math.max(0, Math.floor(Math.min(...around.map((corner) => corner[axis])))),
    Math.min(limit - 1, Math.ceil(Math.max(...around.map((corner) => corner[axis])))),
  ];
  const [left, right] = range(0, mapWidth);
  const [top, bottom] = range(1, mapHeight);
  let sum = 0;
  let count = 0;
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= right; x++) {
      const [dx, dy] = [x - center[0], y - center[1]];
      if (Math.abs(dx * cos + dy * sin) > width / 2 || Math.abs(dy * cos - dx * sin) > height / 2) continue;
      sum += map[y * mapWidth + x]!;
      count++;
    }
  return count === 0 ? 0 : sum / count;
}
