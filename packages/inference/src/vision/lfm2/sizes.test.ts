import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadGoldens } from '../testing/goldens.js';
import { readLfm2Config, type Lfm2Config } from './config.js';
import { gridFor, isLarge, wholeSize } from './sizes.js';

describe('sizes of LFM2-VL as it comes', () => {
  let config: Lfm2Config;
  beforeAll(async () => {
    const tiny = await readLfm2Config((await loadGoldens('lfm2')).dir);
    const token = 32 * 32;
    config = {
      ...tiny,
      patchSide: 16,
      tileSide: 512,
      minPixels: 64 * token,
      maxPixels: 256 * token,
      largePixels: 512 * token,
    };
  });

  it('a small picture is one tile', () => {
    expect(isLarge({ width: 224, height: 224 }, config)).toBe(false);
    expect(wholeSize({ width: 224, height: 224 }, config)).toEqual({ width: 256, height: 256 });
  });

  it('a large one is cut to its proportions, with a thumbnail', () => {
    const size = { width: 1280, height: 640 };
    expect(isLarge(size, config)).toBe(true);
    expect(gridFor(size, { min: 2, max: 10 }, config.tileSide)).toEqual({ rows: 1, columns: 2 });
    expect(wholeSize(size, config)).toEqual({ width: 44 * 16, height: 22 * 16 });
  });
});
