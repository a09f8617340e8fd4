import { describe, expect, it } from '@jest/globals';
import type { Pixels } from '../../pictures/pixels.js';
import { BOX_NUMBERS, KINDS, decodeLevel } from './decode.js';
import { INPUT_STEP, letterbox } from './letterbox.js';

/** A white picture. */
function picture(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 3).fill(255);
  return { data, width, height };
}

describe('letterbox', () => {
  it.each([
    [640, 480],
    [480, 640],
    [1, 1],
    [20_000, 1],
    [1, 3000],
    [513, 511],
    [4096, 2731],
  ])(
    'fits a picture of %d × %d into an input of whole steps, in the middle, black around it',
    async (width, height) => {
      const { pixels, factor, left, top } = await letterbox(picture(width, height), { x: 0, y: 0, width, height });
      expect(Math.max(pixels.width, pixels.height)).toBe(512);
      expect([pixels.width % INPUT_STEP, pixels.height % INPUT_STEP]).toEqual([0, 0]);
      // The middle of the input is the middle of the picture, to half a pixel of the input.
      expect(Math.abs((pixels.width / 2) * factor + left - width / 2)).toBeLessThanOrEqual(Math.max(0.5, factor));
      expect(Math.abs((pixels.height / 2) * factor + top - height / 2)).toBeLessThanOrEqual(Math.max(0.5, factor));
      const at = (x: number, y: number): number => pixels.data[(y * pixels.width + x) * 3]!;
      const [middleX, middleY] = [(pixels.width - 1) >> 1, (pixels.height - 1) >> 1];
      expect(at(middleX, middleY)).toBe(255);
      if (-left / factor >= 1) expect(at(0, middleY)).toBe(0);
      if (-top / factor >= 1) expect(at(middleX, 0)).toBe(0);
    },
  );

  it('takes only the area it is told', async () => {
    const { factor, left, top, pixels } = await letterbox(picture(800, 600), {
      x: 100,
      y: 50,
      width: 256,
      height: 256,
    });
    expect({ factor, left, top, width: pixels.width }).toEqual({ factor: 0.5, left: 100, top: 50, width: 512 });
  });
});

describe('decodeLevel', () => {
  it('gives a cell its surest kind and a box from the mean of its distances', () => {
    const scores = new Float32Array(6 * KINDS);
    const boxes = new Float32Array(6 * BOX_NUMBERS);
    scores[4 * KINDS + 15] = 0.8;
    scores[4 * KINDS + 16] = 0.7;
    scores[2 * KINDS] = 0.44;
    // Left 2 strides for certain, top between 0 and 1, right and bottom spread evenly: 5.
    boxes[4 * BOX_NUMBERS + 2] = 100;
    boxes[4 * BOX_NUMBERS + 11] = 100;
    boxes[4 * BOX_NUMBERS + 12] = 100;
    const [found, ...others] = decodeLevel({ stride: 8, columns: 3, scores, boxes }, 0.45);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ kind: 15, box: { x: 12 - 16, y: 12 - 4 } });
    expect(found!.score).toBeCloseTo(0.8);
    expect(found!.box.width).toBeCloseTo(16 + 40);
    expect(found!.box.height).toBeCloseTo(4 + 40);
  });
});
