import { describe, expect, test } from '@jest/globals';
import type { TextBox } from './detection.js';
import type { Point } from './geometry.js';
import { pageAngle, straightened } from './page-angle.js';

const DEGREE = Math.PI / 180;

/** A line of text at a place of a page that is turned, its own box level or turned with it. */
function box(x: number, y: number, width: number, page: number, own: number): TextBox {
  const turn = ([px, py]: Point, degrees: number): Point => [
    px * Math.cos(degrees * DEGREE) - py * Math.sin(degrees * DEGREE),
    py * Math.cos(degrees * DEGREE) + px * Math.sin(degrees * DEGREE),
  ];
  const middle = turn([x, y], page);
  const corner = (dx: number, dy: number): Point => {
    const [cx, cy] = turn([dx, dy], own);
    return [middle[0] + cx, middle[1] + cy];
  };
  return [corner(-width / 2, -20), corner(width / 2, -20), corner(width / 2, 20), corner(-width / 2, 20)];
}

describe('the angle of a page', () => {
  // A receipt of five rows, names and prices; so short that each box seems to be level.
  const receipt = (page: number, own: number): TextBox[] =>
    [0, 54, 108, 162, 216].flatMap((y) => [box(50, y, 60, page, own), box(480, y + 3, 100, page, own)]);

  test.each([-4, -2.5, 0, 3, 4.5])('is told by what stands side by side: %d°', (degrees) => {
    expect(Math.abs(pageAngle(receipt(degrees, 0)) / DEGREE - degrees)).toBeLessThan(1);
    expect(Math.abs(pageAngle(receipt(degrees, degrees)) / DEGREE - degrees)).toBeLessThan(1);
  });

  test('is that of the lines where nothing does', () => {
    const column = [0, 60, 120].map((y) => box(200, y, 400, 7, 7));
    expect(pageAngle(column) / DEGREE).toBeCloseTo(7);
    expect(pageAngle([])).toBe(0);
  });

  test('turns short boxes like their page, and neither long ones nor others', () => {
    const [topLeft, topRight] = straightened(box(50, 0, 60, 3, 0), 3 * DEGREE);
    expect(Math.atan2(topRight[1] - topLeft[1], topRight[0] - topLeft[0]) / DEGREE).toBeCloseTo(3);
    for (const other of [box(0, 0, 400, 0, 0), box(0, 0, 60, 0, 90)])
      expect(straightened(other, 3 * DEGREE)).toBe(other);
  });
});
