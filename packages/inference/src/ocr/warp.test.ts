import { describe, expect, it } from '@jest/globals';
import type { Point } from './geometry.js';
import type { Pixels } from '../pictures/pixels.js';
import { cutOut, squareToQuad } from './warp.js';

type Quad = [Point, Point, Point, Point];

/** Red grows to the right, green downwards. */
function gradient(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set([x, y, 7], (y * width + x) * 3);
  return { data, width, height };
}

const pixel = ({ data, width }: Pixels, x: number, y: number): number[] => [
  ...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
];

describe('squareToQuad', () => {
  it.each<[string, Quad]>([
    [
      'a rectangle',
      [
        [10, 20],
        [110, 20],
        [110, 60],
        [10, 60],
      ],
    ],
    [
      'a turned square',
      [
        [50, 10],
        [90, 50],
        [50, 90],
        [10, 50],
      ],
    ],
    [
      'a trapezium, as of a page seen at an angle',
      [
        [30, 10],
        [70, 12],
        [100, 80],
        [0, 90],
      ],
    ],
  ])('takes the unit square to %s', (_what, quad) => {
    const [a, b, c, d, e, f, g, h] = squareToQuad(quad) as Required<
      [number, number, number, number, number, number, number, number]
    >;
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ].forEach(([u, v], at) => {
      const w = g * u! + h * v! + 1;
      expect((a * u! + b * v! + c) / w).toBeCloseTo(quad[at]![0], 6);
      expect((d * u! + e * v! + f) / w).toBeCloseTo(quad[at]![1], 6);
    });
  });
});

describe('cutOut', () => {
  it('copies a level rectangle of the same height', () => {
    const cut = cutOut(
      gradient(100, 80),
      [
        [10, 20],
        [40, 20],
        [40, 68],
        [10, 68],
      ],
      48,
    );
    expect([cut.width, cut.height]).toEqual([30, 48]);
    expect(pixel(cut, 0, 0)).toEqual([10, 20, 7]);
    expect(pixel(cut, 29, 47)).toEqual([39, 67, 7]);
  });

  it('turns a quadrilateral that stands on its side', () => {
    const cut = cutOut(
      gradient(100, 80),
      [
        [40, 20],
        [40, 50],
        [10, 50],
        [10, 20],
      ],
      30,
    );
    expect([cut.width, cut.height]).toEqual([30, 30]);
    expect(pixel(cut, 0, 0)).toEqual([39, 20, 7]);
    expect(pixel(cut, 29, 0)).toEqual([39, 49, 7]);
  });

  it('continues the edge outside of the picture', () => {
    const cut = cutOut(
      gradient(20, 20),
      [
        [-10, -10],
        [30, -10],
        [30, 30],
        [-10, 30],
      ],
      40,
    );
    expect(pixel(cut, 0, 0)).toEqual([0, 0, 7]);
    expect(pixel(cut, 39, 39)).toEqual([19, 19, 7]);
  });

  it('takes the mean where it shrinks', () => {
    const stripes: Pixels = {
      data: Uint8Array.from({ length: 192 * 192 * 3 }, (_, at) => (Math.floor(at / 3) % 2) * 200),
      width: 192,
      height: 192,
    };
    const cut = cutOut(
      stripes,
      [
        [0, 0],
        [192, 0],
        [192, 192],
        [0, 192],
      ],
      48,
    );
    expect(pixel(cut, 20, 20)).toEqual([100, 100, 100]);
  });

  it('makes at least one pixel of a quadrilateral without area', () => {
    expect(
      cutOut(
        gradient(20, 20),
        [
          [5, 5],
          [5, 5],
          [5, 5],
          [5, 5],
        ],
        48,
      ).data.every((value) => value < 20),
    ).toBe(true);
  });
});
