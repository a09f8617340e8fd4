import { distance } from './geometry.js';
import type { Point } from './geometry.js';
import type { Pixels } from '../pictures/pixels.js';

/** Samples a side taken for one pixel at most: beyond, large text would cost more than it gains. */
const MAX_SAMPLES = 4;

/** Eight numbers a…h of x = (a·u + b·v + c) / (g·u + h·v + 1), y = (d·u + e·v + f) / (g·u + h·v + 1). */
export type Homography = readonly number[];

/**
 * The perspective map that takes the corners of the unit square (0,0), (1,0), (1,1), (0,1) to four points
 * (P. Heckbert, "Fundamentals of Texture Mapping and Image Warping", 1989, section 2.2.3).
 */
export function squareToQuad([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: readonly [
  Point,
  Point,
  Point,
  Point,
]): Homography {
  const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / determinant;
  const h = (dx1 * sy - sx * dy1) / determinant;
  return [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h];
}

/**
 * Cuts a quadrilateral (clockwise from its top left) out of a picture as an upright one of the given height; its width follows from the
 * sides. Bilinear, several samples a pixel where it shrinks; outside of the picture its edge goes on.
 */
export function cutOut(picture: Pixels, quad: readonly [Point, Point, Point, Point], height: number): Pixels {
  const [topLeft, topRight, bottomRight, bottomLeft] = quad;
  const quadWidth = Math.max(distance(topLeft, topRight), distance(bottomLeft, bottomRight), 1);
  const quadHeight = Math.max(distance(topLeft, bottomLeft), distance(topRight, bottomRight), 1);
  const width = Math.max(1, Math.ceil((height * quadWidth) / quadHeight));
  const samples = Math.min(MAX_SAMPLES, Math.max(1, Math.round(quadHeight / height)));
  const [a, b, c, d, e, f, g, h] = squareToQuad(quad) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const data = new Uint8Array(width * height * 3);
  const sum = new Float64Array(3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      sum.fill(0);
      for (let sy = 0; sy < samples; sy++)
        for (let sx = 0; sx < samples; sx++) {
          const u = (x + (sx + 0.5) / samples) / width;
          const v = (y + (sy + 0.5) / samples) / height;
          const w = g * u + h * v + 1;
          addSample(picture, (a * u + b * v + c) / w - 0.5, (d * u + e * v + f) / w - 0.5, sum);
        }
      for (let channel = 0; channel < 3; channel++)
        data[(y * width + x) * 3 + channel] = Math.round(sum[channel]! / (samples * samples));
    }
  return { data, width, height };
}

/** Adds the colour at a place between pixels, whose centres are at whole numbers. */
function addSample({ data, width, height }: Pixels, x: number, y: number, sum: Float64Array): void {
  const px = Math.min(Math.max(x, 0), width - 1);
  const py = Math.min(Math.max(y, 0), height - 1);
  const left = Math.floor(px);
  const top = Math.floor(py);
  const right = Math.min(left + 1, width - 1);
  const bottom = Math.min(top + 1, height - 1);
  const [fx, fy] = [px - left, py - top];
  for (let channel = 0; channel < 3; channel++) {
    const upper =
      data[(top * width + left) * 3 + channel]! * (1 - fx) + data[(top * width + right) * 3 + channel]! * fx;
    const lower =
      data[(bottom * width + left) * 3 + channel]! * (1 - fx) + data[(bottom * width + right) * 3 + channel]! * fx;
    sum[channel]! += upper * (1 - fy) + lower * fy;
  }
}
