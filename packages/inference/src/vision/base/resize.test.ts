import { beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { Pixels } from '../../pictures/pixels.js';
import { pictureBytes } from '../testing/goldens.js';
import { resample, type KernelNumber, type Rounding } from './resample.js';
import { LARGE_PIXELS, resize } from './resize.js';

/** A hundredth of the encoders' numbers, which go from -1 to 1, in grey levels. */
const TOLERANCE = 0.01 * 127.5;

let photo: Buffer;
beforeAll(async () => {
  photo = await pictureBytes('portrait.jpg');
});

/** The picture enlarged with its edges kept hard. */
async function scene(width: number, height: number): Promise<Pixels> {
  const data = await sharp(photo).resize({ width, height, fit: 'fill', kernel: 'nearest' }).raw().toBuffer();
  return { data, width, height };
}

function difference(a: Pixels, b: Pixels): number {
  let sum = 0;
  for (let at = 0; at < a.data.length; at++) {
    const by = a.data[at]! - b.data[at]!;
    sum += by < 0 ? -by : by;
  }
  return sum / a.data.length;
}

describe('pictures in another size', () => {
  it.each<[number, number, KernelNumber, Rounding]>([
    [1536, 1024, 2, 'torch'],
    [576, 416, 2, 'torch'],
    [2000, 1504, 1, 'pil'],
    [2048, 1500, 3, 'pil'],
    [92, 64, 3, 'pil'],
  ])('of 2048 × 1536 pixels to %i × %i by kernel %i are those of %s within a hundredth', async (...to) => {
    const large = await scene(2048, 1536);
    const [mine, exact] = [await resize(large, ...to), resample(large, ...to)];
    expect([mine.width, mine.height]).toEqual([exact.width, exact.height]);
    expect(difference(mine, exact)).toBeLessThan(TOLERANCE / 2);
  });

  it('that are small, or enlarged in a direction, are the same to the last bit', async () => {
    const small = await scene(1000, LARGE_PIXELS / 1000 - 1);
    expect(difference(await resize(small, 300, 200, 3), resample(small, 300, 200, 3))).toBe(0);
    const large = await scene(1280, 960);
    expect(difference(await resize(large, 640, 964, 1), resample(large, 640, 964, 1))).toBe(0);
    expect(await resize(large, 1280, 960, 1)).toBe(large);
  });

  it('of one colour keep it to the borders', async () => {
    const { data, info } = await sharp({ create: { width: 1300, height: 900, channels: 3, background: '#12c8ff' } })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { data: out } = await resize({ data, width: info.width, height: info.height }, 128, 96, 1);
    expect(new Set(Array.from({ length: out.length / 3 }, (_, at) => out.subarray(at * 3, at * 3 + 3).join()))).toEqual(
      new Set(['18,200,255']),
    );
  });
});
