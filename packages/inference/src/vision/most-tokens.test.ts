import { beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { loadGoldens, type Goldens } from './testing/goldens.js';
import { loadVisionModel } from './load.js';
import type { VisionModel } from './family.js';

/** Sides of pictures that take many tokens. */
const LARGE = [
  [1200, 900],
  [900, 1200],
  [1000, 1000],
  [1400, 360],
] as const;

describe.each(['idefics3', 'lfm2', 'qwen2', 'qwen25', 'qwen3'])('tokens of a picture at most: %s', (family) => {
  let goldens: Goldens;
  beforeAll(async () => {
    goldens = await loadGoldens(family);
  });

  async function tokensOf(model: VisionModel): Promise<number> {
    const counts = await Promise.all(
      LARGE.map(async ([width, height]) => {
        const picture = await sharp({ create: { width, height, channels: 3, background: 'grey' } })
          .png()
          .toBuffer();
        return (await model.prepare(picture)).ids.length;
      }),
    );
    return Math.max(...counts);
  }

  it('no picture takes more than it is said to', async () => {
    const { model } = goldens;
    expect(await tokensOf(model)).toBeLessThanOrEqual(model.mostTokens);
  });

  it('fewer when fewer are allowed, where the family can', async () => {
    const encode = (text: string) => goldens.tokenizer.encode(text, { special: true });
    const mostTokens = Math.floor(goldens.model.mostTokens * 0.7);
    const model = await loadVisionModel({ dir: goldens.dir, encode, mostTokens });
    // Frames of a fixed size are what Idefics3 knows.
    if (family === 'idefics3') expect(model.mostTokens).toBe(goldens.model.mostTokens);
    else expect(await tokensOf(model)).toBeLessThanOrEqual(mostTokens);
  });
});
