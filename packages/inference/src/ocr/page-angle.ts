import type { TextBox } from './detection.js';
import { distance } from './geometry.js';
import type { Point } from './geometry.js';

/** Heights: boxes that are shorter than this are turned like their page, whose angle is known better than theirs. */
const SHORT = 8;
/** Degrees that a page may lie otherwise than most of its lines seem to. */
const REACH = 5;
const STEP = 0.25;
/** Room between lines that stand beside each other, in heights, at least. */
const APART = 1;
/** And level when the middles differ by less than this share of the height. */
const LEVEL = 0.2;
/** An angle is better than what the lines' own sides say when this many times as many lines are level at it, and so many more. */
const CLEARLY = 1.5;
const MORE = 2;

/**
 * How a page's text runs, in radians. Sides of short lines say little: what stands side by side on a page, such as names and prices, tells
 * more, if there is enough of it.
 * @param boxes four corners each, clockwise from the top left of the text; others are left out
 */
export function pageAngle(boxes: readonly (readonly Point[])[]): number {
  const lines = boxes.filter((box) => box.length === 4).map(lineOf);
  const sides = median(lines);
  const pairs = lines.flatMap((a, at) => lines.slice(at + 1).flatMap((b) => pairOf(a, b) ?? []));
  const levelAt = (angle: number): number =>
    pairs.filter((pair) => Math.abs(pair.length * Math.sin(pair.angle - angle)) < LEVEL * pair.height).length;
  let best = { angle: sides, level: CLEARLY * levelAt(sides) + MORE };
  for (let degrees = -REACH; degrees <= REACH; degrees += STEP) {
    const angle = sides + (degrees * Math.PI) / 180;
    const level = levelAt(angle);
    if (level > best.level) best = { angle, level };
  }
  return best.angle;
}

/** A box about the same middle, turned like its page where its own angle is no more than a little off. */
export function straightened(box: TextBox, page: number): TextBox {
  const { angle, length, height, middle } = lineOf(box);
  const off = Math.abs(Math.atan2(Math.sin(angle - page), Math.cos(angle - page)));
  if (length > SHORT * height || off > (REACH * Math.PI) / 180) return box;
  const [cos, sin] = [Math.cos(page), Math.sin(page)];
  const corner = (x: number, y: number): Point => [middle[0] + x * cos - y * sin, middle[1] + y * cos + x * sin];
  const [half, up] = [length / 2, height / 2];
  return [corner(-half, -up), corner(half, -up), corner(half, up), corner(-half, up)];
}

interface Line {
  readonly angle: number;
  readonly length: number;
  readonly height: number;
  readonly middle: Point;
}

function lineOf(box: readonly Point[]): Line {
  const [topLeft, topRight, bottomRight, bottomLeft] = box as [Point, Point, Point, Point];
  return {
    angle: Math.atan2(topRight[1] - topLeft[1], topRight[0] - topLeft[0]),
    length: distance(topLeft, topRight),
    height: distance(topLeft, bottomLeft),
    middle: [(topLeft[0] + bottomRight[0]) / 2, (topLeft[1] + bottomRight[1]) / 2],
  };
}

/** Median of the lines' angles, each counted by its length: short pieces have no direction. */
function median(lines: readonly Line[]): number {
  const sorted = lines.toSorted((a, b) => a.angle - b.angle);
  let left = lines.reduce((sum, { length }) => sum + length, 0) / 2;
  return sorted.find(({ length }) => (left -= length) <= 0)?.angle ?? 0;
}

/** What joins the middles of two lines that stand apart; level the other way round as well. */
function pairOf(a: Line, b: Line): { angle: number; length: number; height: number } | undefined {
  const height = Math.min(a.height, b.height);
  const [dx, dy] = [b.middle[0] - a.middle[0], b.middle[1] - a.middle[1]];
  const length = Math.hypot(dx, dy);
  if (length < APART * height + (a.length + b.length) / 2) return undefined;
  return { angle: Math.atan2(dy, dx), length, height };
}
