import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { scene, toStored } from '../testing/sight.js';
import type { Box } from '../types.js';
import { overlapOfSmaller, pixelBox } from './boxes.js';
import { openCanvas, show } from './canvas.js';
import { frameOf, fromPicture, toPicture } from './frame.js';

/** Mulberry32: the same cases every time. */
function random(seed: number) {
  let state = seed;
  return (from: number, to: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return from + (((t ^ (t >>> 14)) >>> 0) / 4294967296) * (to - from);
  };
}

/** The box of dark blue pixels in what is shown. */
async function markedIn(bytes: Buffer): Promise<Box> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let [left, top, right, bottom] = [info.width, info.height, -1, -1];
  for (let y = 0; y < info.height; y++)
    for (let x = 0; x < info.width; x++) {
      const at = (y * info.width + x) * 3;
      // Nearer to the rectangle's colour than to the ground's.
      if (data[at]! > 124) continue;
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
    }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

function nearTo(found: Box, truth: Box, by: number) {
  expect(Math.abs(found.x - truth.x)).toBeLessThanOrEqual(by);
  expect(Math.abs(found.y - truth.y)).toBeLessThanOrEqual(by);
  expect(Math.abs(found.x + found.width - truth.x - truth.width)).toBeLessThanOrEqual(by);
  expect(Math.abs(found.y + found.height - truth.y - truth.height)).toBeLessThanOrEqual(by);
}

describe('frames', () => {
  test('there and back is the same', () => {
    const any = random(1);
    for (let i = 0; i < 500; i++) {
      const crop = { x: any(0, 900), y: any(0, 900), width: any(1, 3000), height: any(1, 3000) };
      const shown = { width: Math.ceil(any(1, 1600)), height: Math.ceil(any(1, 1600)) };
      const frame = frameOf(crop, shown);
      const box = { x: any(0, 300), y: any(0, 300), width: any(0.1, 300), height: any(0.1, 300) };
      nearTo(fromPicture(toPicture(box, frame), frame), box, 1e-6);
    }
  });

  test('what stands in a crop is where it is in the picture, one pixel of either at most', async () => {
    const any = random(2);
    for (let i = 0; i < 12; i++) {
      const [width, height] = [Math.round(any(300, 1400)), Math.round(any(300, 1400))];
      const truth = {
        x: Math.round(any(120, width - 120)),
        y: Math.round(any(120, height - 120)),
        width: 60,
        height: 40,
      };
      const canvas = await openCanvas(await scene(width, height, [truth]));
      const shown = await show(canvas, {
        x: truth.x - any(30, 90),
        y: truth.y - any(30, 90),
        width: any(150, 220),
        height: any(130, 200),
      });
      const found = toPicture(await markedIn(shown.bytes), shown.frame);
      nearTo(found, truth, Math.max(1, shown.frame.scaleX));
    }
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'a box of the upright picture is where it is in a file of EXIF orientation %i',
    async (orientation) => {
      const stored = { width: 500, height: 300 };
      const truth = { x: 70, y: 40, width: 90, height: 50 };
      const plain = await scene(stored.width, stored.height, [truth]);
      const file = await sharp(plain).withMetadata({ orientation }).png().toBuffer();
      const canvas = await openCanvas(file);
      expect([canvas.width, canvas.height]).toEqual(orientation >= 5 ? [300, 500] : [500, 300]);
      const shown = await show(canvas);
      const upright = toPicture(await markedIn(shown.bytes), shown.frame);
      nearTo(toStored(upright, orientation, stored), truth, 1);
    },
  );
});

describe('boxes', () => {
  test('a part of a thing overlaps it wholly by the smaller area', () => {
    const whole = { x: 0, y: 0, width: 100, height: 100 };
    const part = { x: 10, y: 10, width: 20, height: 20 };
    expect(overlapOfSmaller(whole, part)).toBe(1);
    expect(overlapOfSmaller(whole, { x: 200, y: 0, width: 5, height: 5 })).toBe(0);
  });

  test.each([
    [{ x: 10, y: 10, width: -5, height: 5 }, undefined],
    [{ x: Number.NaN, y: 0, width: 5, height: 5 }, undefined],
    [{ x: 300, y: 0, width: 5, height: 5 }, undefined],
    [
      { x: -10, y: -10, width: 500, height: 500 },
      { x: 0, y: 0, width: 200, height: 100 },
    ],
    [
      { x: 199.9, y: 99.9, width: 0.05, height: 0.05 },
      { x: 199, y: 99, width: 1, height: 1 },
    ],
  ])('%j in whole pixels is %j', (box, expected) => {
    expect(pixelBox(box, { width: 200, height: 100 })).toEqual(expected);
  });
});
