import { describe, expect, it } from '@jest/globals';
import { convexHull, corners, grow, smallestRect } from './geometry.js';
import type { Point, TurnedRect } from './geometry.js';

const degrees = (angle: number): number => (angle * Math.PI) / 180;
const round = (points: readonly Point[]): number[][] =>
  points.map(([x, y]) => [Math.round(x * 100) / 100, Math.round(y * 100) / 100]);

describe('convexHull', () => {
  it('leaves out points inside and on the sides', () => {
    const points: Point[] = [
      [0, 0],
      [4, 0],
      [4, 3],
      [0, 3],
      [2, 1],
      [2, 0],
      [1, 1],
    ];
    expect(convexHull(points)).toEqual([
      [0, 0],
      [4, 0],
      [4, 3],
      [0, 3],
    ]);
  });

  it.each([
    [[]],
    [[[1, 2]]],
    [
      [
        [1, 2],
        [3, 4],
      ],
    ],
  ] as Point[][][])('takes %j as it is', (points) => {
    expect(convexHull(points)).toEqual(points);
  });
});

describe('smallestRect', () => {
  it.each([0, 5, 30, 44, 46, 89, -20])('finds a rectangle turned by %d°', (angle) => {
    const rect: TurnedRect = { center: [50, 40], width: 60, height: 10, angle: degrees(angle) };
    const found = smallestRect([...corners(rect), rect.center]);
    expect(found.center[0]).toBeCloseTo(50);
    expect(found.center[1]).toBeCloseTo(40);
    expect(Math.max(found.width, found.height)).toBeCloseTo(60);
    expect(Math.min(found.width, found.height)).toBeCloseTo(10);
    expect(round(corners(found))).toEqual(round(corners(rect)));
  });

  it('of one point is that point', () => {
    expect(smallestRect([[3, 4]])).toMatchObject({ center: [3, 4], width: 0, height: 0 });
  });
});

describe('corners', () => {
  it('begin at the top left and go clockwise, whichever side is called the width', () => {
    const expected = [
      [0, 0],
      [20, 0],
      [20, 10],
      [0, 10],
    ];
    const center: Point = [10, 5];
    expect(round(corners({ center, width: 20, height: 10, angle: 0 }))).toEqual(expected);
    expect(round(corners({ center, width: 10, height: 20, angle: degrees(90) }))).toEqual(expected);
    expect(round(corners({ center, width: 10, height: 20, angle: degrees(-90) }))).toEqual(expected);
    expect(round(corners({ center, width: 20, height: 10, angle: degrees(180) }))).toEqual(expected);
  });

  it('move outwards when the rectangle grows', () => {
    const grown = grow({ center: [10, 5], width: 20, height: 10, angle: 0 }, 2);
    expect(round(corners(grown))).toEqual([
      [-2, -2],
      [22, -2],
      [22, 12],
      [-2, 12],
    ]);
  });
});
