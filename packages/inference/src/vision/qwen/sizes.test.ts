import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadGoldens } from '../testing/goldens.js';
import { readQwenConfig, type QwenConfig } from './config.js';
import { patchTensors, sizePicture } from './pixels.js';
import { encoderSize } from './sizes.js';

describe('sizes of Qwen2-VL as it comes', () => {
  let config: QwenConfig;
  beforeAll(async () => {
    const tiny = await readQwenConfig((await loadGoldens('qwen2')).dir);
    config = { ...tiny, patchSide: 14, minPixels: 56 * 56, maxPixels: 28 * 28 * 1280 };
  });

  it('a picture of 224 × 224 is 256 patches of 1176 numbers', async () => {
    const white = { data: new Uint8Array(224 * 224 * 3).fill(255), width: 224, height: 224 };
    const { pixel_values: values, grid_thw: grid } = patchTensors(await sizePicture(white, config), config);
    expect(values!.dims).toEqual([256, 1176]);
    expect([...grid!.data]).toEqual([1n, 16n, 16n]);
  });

  it('a picture longer than 200 times its width is refused', () => {
    expect(encoderSize({ width: 100, height: 20_000 }, config).width).toBeGreaterThan(0);
    expect(() => encoderSize({ width: 1, height: 20_000 }, config)).toThrow('more than 200 times');
  });
});
