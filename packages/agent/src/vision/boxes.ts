import type { Box } from '../types.js';

export function areaOf({ width, height }: Box): number {
  return Math.max(0, width) * Math.max(0, height);
}

/** What two boxes share; without area when nothing. */
export function intersection(a: Box, b: Box): Box {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  };
}

/** Share of the smaller box that lies in the other, 0 to 1: a part of a thing counts as the thing. */
export function overlapOfSmaller(a: Box, b: Box): number {
  const smaller = Math.min(areaOf(a), areaOf(b));
  return smaller > 0 ? areaOf(intersection(a, b)) / smaller : 0;
}

export function centreOf({ x, y, width, height }: Box): { readonly x: number; readonly y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

/** The smallest box around boxes. @throws RangeError when there are none */
export function around(boxes: readonly Box[]): Box {
  if (boxes.length === 0) throw new RangeError('no boxes');
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

/** A box with some of its surroundings; `share` of its longer side on each side, inside `within`. */
export function widened(box: Box, share: number, within: Box): Box {
  const by = Math.max(box.width, box.height) * share;
  return intersection({ x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by }, within);
}

/** The upright box around four corners. */
export function boxOfCorners(corners: readonly (readonly [number, number])[]): Box {
  return around(corners.map(([x, y]) => ({ x, y, width: 0, height: 0 })));
}

/**
 * The box of whole pixels nearest to a box, inside a picture and at least one pixel large; undefined when it is not a box (inverted, not
 * finite) or nothing of it lies inside.
 */
export function pixelBox(box: Box, picture: { readonly width: number; readonly height: number }): Box | undefined {
  if (![box.x, box.y, box.width, box.height].every(Number.isFinite) || box.width <= 0 || box.height <= 0)
    return undefined;
  const inside = intersection(box, { x: 0, y: 0, width: picture.width, height: picture.height });
  if (areaOf(inside) === 0) return undefined;
  const x = Math.min(Math.round(inside.x), picture.width - 1);
  const y = Math.min(Math.round(inside.y), picture.height - 1);
  const right = Math.max(x + 1, Math.round(inside.x + inside.width));
  const bottom = Math.max(y + 1, Math.round(inside.y + inside.height));
  return { x, y, width: right - x, height: bottom - y };
}
