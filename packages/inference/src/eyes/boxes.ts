import type { Box } from './types.js';

/** Area that two boxes share. */
export function shared(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

export function area({ width, height }: Box): number {
  return width * height;
}

/** What two boxes share ÷ what they cover together. */
export function intersectionOverUnion(a: Box, b: Box): number {
  const common = shared(a, b);
  return common === 0 ? 0 : common / (area(a) + area(b) - common);
}

/** What two boxes share ÷ the smaller one: 1 when one lies inside the other. */
export function overlapOfSmaller(a: Box, b: Box): number {
  const common = shared(a, b);
  return common === 0 ? 0 : common / Math.min(area(a), area(b));
}

/** The part of a box that lies in another. Without area when there is none. */
export function clip({ x, y, width, height }: Box, to: Box): Box {
  const left = Math.min(Math.max(x, to.x), to.x + to.width);
  const top = Math.min(Math.max(y, to.y), to.y + to.height);
  const right = Math.max(left, Math.min(x + width, to.x + to.width));
  const bottom = Math.max(top, Math.min(y + height, to.y + to.height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}
