export type Point = readonly [x: number, y: number];

/** A rectangle in any direction. `angle` in radians from the x axis to the side of length `width`, y pointing down. */
export interface TurnedRect {
  readonly center: Point;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

export function distance([ax, ay]: Point, [bx, by]: Point): number {
  return Math.hypot(bx - ax, by - ay);
}

/** Corners of the convex hull in order (Andrew's monotone chain). Points on its sides are left out. */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted(([ax, ay], [bx, by]) => ax - bx || ay - by);
  const half = (ordered: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length >= 2 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return sorted.length < 2 ? sorted : [...half(sorted), ...half(sorted.toReversed())];
}

/** Positive when a → b → c turns left (in a plane with y up). */
function turn([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/** The smallest rectangle around points: one of its sides lies on a side of their hull, so all of those are tried. */
export function smallestRect(points: readonly Point[]): TurnedRect {
  const hull = convexHull(points);
  let best: TurnedRect | undefined;
  hull.forEach(([ax, ay], at) => {
    const [bx, by] = hull[(at + 1) % hull.length]!;
    const angle = Math.atan2(by - ay, bx - ax);
    const rect = rectAlong(hull, angle);
    if (!best || rect.width * rect.height < best.width * best.height) best = rect;
  });
  return best ?? rectAlong(points, 0);
}

function rectAlong(points: readonly Point[], angle: number): TurnedRect {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    const along = x * cos + y * sin;
    const across = y * cos - x * sin;
    left = Math.min(left, along);
    right = Math.max(right, along);
    top = Math.min(top, across);
    bottom = Math.max(bottom, across);
  }
  const along = (left + right) / 2;
  const across = (top + bottom) / 2;
  return {
    center: [along * cos - across * sin, along * sin + across * cos],
    width: right - left,
    height: bottom - top,
    angle,
  };
}

/** The rectangle with every side moved outwards by `by`. */
export function grow(rect: TurnedRect, by: number): TurnedRect {
  return { ...rect, width: rect.width + 2 * by, height: rect.height + 2 * by };
}

/**
 * The four corners, clockwise on the screen, from the one that is top left when the rectangle is turned by at most 45° to stand level.
 */
export function corners({ center: [cx, cy], width, height, angle }: TurnedRect): [Point, Point, Point, Point] {
  // Quarter turns that bring the angle into (-45°, 45°].
  const quarters = Math.round(angle / (Math.PI / 2));
  const level = angle - quarters * (Math.PI / 2);
  const [w, h] = quarters % 2 === 0 ? [width, height] : [height, width];
  const [cos, sin] = [Math.cos(level), Math.sin(level)];
  const at = (right: number, down: number): Point => [
    cx + (right * w * cos - down * h * sin) / 2,
    cy + (right * w * sin + down * h * cos) / 2,
  ];
  return [at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)];
}
