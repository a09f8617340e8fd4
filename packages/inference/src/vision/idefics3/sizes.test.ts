import { describe, expect, it } from '@jest/globals';
import { framedSize, scaledSize } from './sizes.js';

describe('sizes of Idefics3 with frames of 364 pixels', () => {
  it.each([
    [{ width: 1280, height: 640 }, 4, 2],
    [{ width: 1600, height: 1067 }, 4, 3],
    [{ width: 1067, height: 1600 }, 3, 4],
    [{ width: 1, height: 1 }, 4, 4],
  ])('%j is %d × %d frames', (size, columns, rows) => {
    const { width, height } = framedSize(scaledSize(size, 4 * 364), 364);
    expect([width / 364, height / 364]).toEqual([columns, rows]);
  });

  it('no side is nothing, however long the picture', () => {
    expect(scaledSize({ width: 1, height: 20_000 }, 1456)).toEqual({ width: 1, height: 1456 });
    expect(framedSize({ width: 1, height: 1456 }, 364)).toEqual({ width: 364, height: 1456 });
  });
});
