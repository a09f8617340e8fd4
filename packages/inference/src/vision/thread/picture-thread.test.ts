import { beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { PictureError } from '../../pictures/pixels.js';
import type { VisionModel } from '../family.js';
import { loadGoldens, pictureBytes } from '../testing/goldens.js';

/** Milliseconds that the thread that asks may be busy with a picture of 12 megapixels. */
const BUSY_MS = 50;

let large: Buffer;
beforeAll(async () => {
  const photo = sharp(await pictureBytes('portrait.jpg'));
  large = await photo.resize({ width: 4000, height: 3000, fit: 'fill', kernel: 'nearest' }).jpeg().toBuffer();
});

describe.each(['idefics3', 'lfm2', 'qwen3'])('pictures are prepared outside of the thread that asks: %s', (family) => {
  let model: VisionModel;
  beforeAll(async () => {
    ({ model } = await loadGoldens(family));
    // Starts the picture thread.
    await model.prepare(await pictureBytes('pixel.png'));
  });

  it('12 megapixels do not keep it busy', async () => {
    const before = performance.eventLoopUtilization();
    const prepared = await model.prepare(large);
    expect(performance.eventLoopUtilization(before).active).toBeLessThan(BUSY_MS);
    expect(prepared.features).toBeGreaterThan(0);
  });

  it('one that cannot be used fails alone', async () => {
    const [good, bad, wide] = await Promise.allSettled([
      model.prepare(await pictureBytes('odd.png')),
      model.prepare(Buffer.from('no picture')),
      model.prepare(await pictureBytes('wide.png')),
    ]);
    expect([good.status, wide.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(bad).toMatchObject({ status: 'rejected', reason: expect.any(PictureError) });
  });
});
