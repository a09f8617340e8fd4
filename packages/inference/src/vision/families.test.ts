import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { PreparedPicture } from './family.js';
import { VISION_FAMILIES } from './load.js';
import { loadGoldens, pictureBytes, type Goldens } from './testing/goldens.js';
import { createRunner, type Runner } from './testing/runner.js';

/** Largest mean absolute difference of the encoder's numbers from those of the reference. */
const PIXEL_TOLERANCE = 0.01;
const LOGIT_TOLERANCE = 1e-3;

const TINY_MODELS = ['idefics3', 'lfm2', 'qwen2', 'qwen25', 'qwen3'];

it('every family has a tiny model', async () => {
  const loaded = await Promise.all(TINY_MODELS.map(loadGoldens));
  expect(new Set(loaded.map(({ model }) => model.family))).toEqual(new Set(VISION_FAMILIES.map(({ name }) => name)));
});

describe.each(TINY_MODELS)('%s, against transformers', (family) => {
  let goldens: Goldens;
  let runner: Runner;
  beforeAll(async () => {
    goldens = await loadGoldens(family);
    runner = await createRunner(goldens.dir, goldens.model);
  });
  afterAll(() => runner.close());

  async function prepare(names: readonly string[]): Promise<PreparedPicture[]> {
    return Promise.all(names.map(async (name) => goldens.model.prepare(await pictureBytes(name))));
  }

  it('makes the same pixels and ids of the twelve pictures', async () => {
    expect(goldens.pictures.size).toBe(12);
    for (const [name, golden] of goldens.pictures) {
      const [picture] = await prepare([name]);
      const { dims, data } = picture!.tensors['pixel_values']!;
      expect({ name, dims }).toEqual({ name, dims: golden.pixels.dims });
      const sum = golden.values.reduce((total, value, i) => total + Math.abs(value - Number(data[i])), 0);
      expect({ name, close: sum / golden.values.length <= PIXEL_TOLERANCE, by: sum / golden.values.length }).toEqual({
        name,
        close: true,
        by: expect.any(Number),
      });
      expect({ name, ids: picture!.ids }).toEqual({ name, ids: golden.ids });
      expect(picture!.features).toBe(golden.ids.filter((id) => id === goldens.model.imageTokenId).length);
    }
  });

  it.each(['none', 'one', 'three', 'turns'])('gives the same ids, positions, logits and answer: %s', async (key) => {
    const golden = goldens.cases[key]!;
    const { model, tokenizer } = goldens;
    const pictures = await prepare(golden.pictures);
    const ids = model.expand(tokenizer.encode(golden.text, { special: true }), pictures);
    expect(ids).toEqual(golden.ids);
    expect(model.positions(ids, pictures).rows).toEqual(golden.positions);

    const { logits, ids: answer } = await runner.greedy(ids, pictures, golden.greedy.length);
    expect(answer).toEqual(golden.greedy);
    for (const [mine, theirs] of [
      [logits[0]!, golden.logits[0]],
      [logits.at(-1)!, golden.logits[1]],
    ] as const)
      expect(Math.max(...theirs.map((value, i) => Math.abs(value - mine[i]!)))).toBeLessThan(LOGIT_TOLERANCE);
  });

  it('encodes a picture to as many rows as it has image tokens', async () => {
    for (const name of ['pixel.png', 'large.png']) {
      const [picture] = await prepare([name]);
      const { dims, data } = await runner.encode(picture!);
      expect(data.length / dims.at(-1)!).toBe(picture!.features);
    }
  });

  it('refuses a prompt that does not fit its pictures, and bytes that are none', async () => {
    const { model } = goldens;
    const pictures = await prepare(['pixel.png']);
    expect(() => model.expand([model.imageTokenId, model.imageTokenId], pictures)).toThrow(RangeError);
    expect(() => model.positions([model.imageTokenId], [])).toThrow(RangeError);
    await expect(model.prepare(new Uint8Array(0))).rejects.toThrow('cannot be decoded');
    await expect(model.prepare(Buffer.from('no picture'))).rejects.toThrow('cannot be decoded');
  });

  it('takes the first frame of an animation', async () => {
    const { model } = goldens;
    const frame = await sharp(await pictureBytes('square.png'))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height } = frame.info;
    const animation = await sharp(Buffer.concat([frame.data, Buffer.alloc(frame.data.length)]), {
      raw: { width, height: 2 * height, channels: 3, pageHeight: height },
    })
      .gif()
      .toBuffer();
    const still = await sharp(animation).png().toBuffer();
    const [moving, first] = await Promise.all([model.prepare(animation), model.prepare(still)]);
    expect(moving.ids).toEqual(first.ids);
    expect(Buffer.from(moving.tensors['pixel_values']!.data.buffer)).toEqual(
      Buffer.from(first.tensors['pixel_values']!.data.buffer),
    );
  });

  it('takes what is very long, or says that it cannot; refuses a hundred megapixels', async () => {
    const { model } = goldens;
    const blank = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: 'grey' }, limitInputPixels: false })
        .png({ compressionLevel: 1 })
        .toBuffer();
    for (const picture of [await blank(1, 20_000), await blank(20_000, 1)]) {
      const [result] = await Promise.allSettled([model.prepare(picture)]);
      if (result.status === 'fulfilled') expect(result.value.ids.length).toBeLessThanOrEqual(model.mostTokens);
      else expect(result.reason).toMatchObject({ name: 'PictureError', message: expect.stringMatching(/long/) });
    }
    await expect(model.prepare(await blank(10_000, 10_000))).rejects.toMatchObject({ name: 'PictureError' });
  }, 20_000);
});
