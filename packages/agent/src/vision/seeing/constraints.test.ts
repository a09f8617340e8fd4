import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createEngine } from '@hearth/inference';
import type { Constraint, Engine } from '@hearth/inference';
import { dialectOf } from '../grounding/dialects.js';
import { stepIn, stepSchema } from './step.js';

const TINY = fileURLToPath(new URL('../../../../inference/goldens/vision/qwen3', import.meta.url));
const SHOWN = { width: 400, height: 300 };

let engine: Engine;
let cache: string;
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'hearth-pictures-'));
  engine = await createEngine({ dir: TINY, threads: 1, pictureCacheDir: cache });
});
afterAll(async () => {
  await engine.close();
  await rm(cache, { recursive: true });
});

/** What a model of random weights writes under a constraint, several times. */
async function written(constraint: Constraint, maxTokens: number): Promise<{ text: string; finish: string }[]> {
  const answers = Array.from({ length: 12 }, async (_, seed) => {
    let text = '';
    const sampling = { temperature: 1, seed };
    for await (const event of engine.generate({ prompt: { text: 'x' }, maxTokens, sampling, constraint })) {
      if (event.type === 'end') return { text, finish: event.finish };
      text += event.text;
    }
    throw new Error('no end');
  });
  return Promise.all(answers);
}

test('whatever is written under the schema of the steps is a step', async () => {
  const whole = (await written({ type: 'json-schema', schema: stepSchema(2) }, 300)).filter(
    ({ finish }) => finish === 'stop',
  );
  const steps = whole.map(({ text }) => stepIn(text, 2)).filter((step) => step !== undefined);
  expect(new Set(steps.map(({ step }) => step)).size).toBeGreaterThan(1);
  // A thing without a name is the one thing that masks let through.
  expect(whole.filter(({ text }) => !stepIn(text, 2) && !/"what": "\s*"|"what": ".{61}/u.test(text))).toEqual([]);
});

describe.each(['qwen2_vl', 'qwen2_5_vl', 'qwen3_vl', 'lfm2_vl', 'paligemma', 'florence2', 'molmo'])(
  'what is written in the dialect of %s',
  (modelType) => {
    const dialect = dialectOf(modelType)!;

    test('can be read, and lies in the picture', async () => {
      const answers = await written(dialect.constraint('red (old) cup'), 400);
      const found = answers.flatMap(({ text }) => dialect.parse(text, SHOWN));
      expect(found.length).toBeGreaterThan(0);
      for (const one of found) {
        expect(one.label).toBe('red (old) cup');
        const { x, y, width, height } = one.shape === 'box' ? one.box : { ...one, width: 0, height: 0 };
        expect([x >= 0, y >= 0, x + width <= SHOWN.width, y + height <= SHOWN.height]).not.toContain(false);
      }
    });
  },
);

test('the Idefics3 line says nothing about places', () => {
  expect(dialectOf('smolvlm')).toBeUndefined();
});
