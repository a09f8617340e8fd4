import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Activations } from '../decoder/linear.js';
import { goldenPath, readGolden } from '../testing/goldens.js';
import { ggufBytes } from '../testing/gguf-writer.js';
import { GraphRunner, maxDifference, RowCache } from '../testing/runner.js';
import { IMPORTER_VERSION, importGguf, type GraphFacts, type ImportProgress } from './import-gguf.js';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearth-import-'));
});
afterAll(() => rm(dir, { recursive: true }));

interface Golden {
  readonly ids: readonly number[];
  readonly logits: readonly (readonly number[])[];
  readonly hidden: readonly (readonly number[])[];
}

/** float32 rounding over a few layers; logits of the tiny models are of the order of 1. */
const EXACT = 1e-4;
/** Rounding of activations to 8 bits in each of the products. */
const ROUNDED = 0.1;
/** Two ways through the same graph may round differently. */
const SAME = 1e-2;

describe.each(['qwen2', 'llama'] as const)('a tiny %s model of many types', (architecture) => {
  let golden: Golden;
  const graphs = {} as Record<Activations, { facts: GraphFacts; runner: GraphRunner }>;

  beforeAll(async () => {
    golden = await readGolden(`tiny/${architecture}.json`);
    for (const activations of ['float32', 'int8'] as const) {
      const outDir = join(dir, architecture, activations);
      const ggufPath = goldenPath(`tiny/${architecture}.gguf`);
      const facts = await importGguf({ ggufPath, outDir, activations });
      graphs[activations] = { facts, runner: await GraphRunner.open(outDir, facts) };
    }
  });
  afterAll(async () => {
    for (const { runner } of Object.values(graphs)) await runner.close();
  });

  test('the facts are those of the file', () => {
    expect(graphs.int8.facts).toEqual({
      architecture,
      layers: architecture === 'qwen2' ? 2 : 3,
      hiddenSize: 64,
      heads: 4,
      kvHeads: 2,
      headSize: 16,
      vocabSize: 96,
      contextLength: 64,
      probeLayer: architecture === 'qwen2' ? 0 : 1,
      importer: IMPORTER_VERSION,
    });
  });

  test.each([
    ['float32', EXACT],
    ['int8', ROUNDED],
  ] as const)('logits and hidden states equal those of the reference (%s)', async (activations, tolerance) => {
    const { facts, runner } = graphs[activations];
    const all = golden.ids.map((_, i) => i);
    const { logits, hidden } = await runner.prefill(new RowCache(facts), golden.ids, all);
    for (const position of all) {
      expect(maxDifference(logits[position]!, golden.logits[position]!)).toBeLessThan(tolerance);
      expect(maxDifference(hidden[position]!, golden.hidden[position]!)).toBeLessThan(tolerance);
    }
  });

  test('only the wanted positions are computed, in the order asked for', async () => {
    const { facts, runner } = graphs.float32;
    const { logits } = await runner.prefill(new RowCache(facts), golden.ids, [7, 2]);
    expect(logits).toHaveLength(2);
    expect(maxDifference(logits[0]!, golden.logits[7]!)).toBeLessThan(EXACT);
    expect(maxDifference(logits[1]!, golden.logits[2]!)).toBeLessThan(EXACT);
  });

  test('a prompt in chunks equals the whole, also when the cache has room to spare', async () => {
    const { facts, runner } = graphs.int8;
    const whole = await runner.prefill(new RowCache(facts), golden.ids, [11]);
    const cache = new RowCache(facts);
    await runner.prefill(cache, golden.ids.slice(0, 5), [0]);
    await runner.prefill(cache, golden.ids.slice(5, 8), [0]);
    const chunked = await runner.prefill(cache, golden.ids.slice(8), [3], 40);
    expect(maxDifference(chunked.logits[0]!, whole.logits[0]!)).toBeLessThan(SAME);
  });

  test('tokens one by one equal all at once', async () => {
    const { facts, runner } = graphs.int8;
    const all = golden.ids.map((_, i) => i);
    const whole = await runner.prefill(new RowCache(facts), golden.ids, all);
    const cache = new RowCache(facts);
    await runner.prefill(cache, golden.ids.slice(0, 1), [0]);
    for (const position of all.slice(1)) {
      const { logits, hidden } = await runner.decode([cache], [golden.ids[position]!], position + (position % 3));
      expect(maxDifference(logits[0]!, whole.logits[position]!)).toBeLessThan(SAME);
      expect(maxDifference(hidden[0]!, whole.hidden[position]!)).toBeLessThan(SAME);
    }
  });

  test('what a row computes does not depend on the room its neighbours need, to the last bit', async () => {
    const { facts, runner } = graphs.int8;
    const logits = await Promise.all(
      [8, 21, 64].map(async (capacity) => {
        const cache = new RowCache(facts);
        await runner.prefill(cache, golden.ids.slice(0, 7), [0]);
        await runner.decode([cache], [golden.ids[7]!], capacity);
        return (await runner.decode([cache], [golden.ids[8]!], capacity)).logits[0];
      }),
    );
    expect(logits[1]).toEqual(logits[0]);
    expect(logits[2]).toEqual(logits[0]);
  });

  test('rows of different lengths side by side equal each alone', async () => {
    const { facts, runner } = graphs.int8;
    const lengths = [2, 11, 5, 8];
    const filled = async (): Promise<RowCache[]> =>
      Promise.all(
        lengths.map(async (length) => {
          const cache = new RowCache(facts);
          await runner.prefill(cache, golden.ids.slice(0, length), [0]);
          return cache;
        }),
      );
    const [together, alone] = [await filled(), await filled()];
    for (let step = 0; step < 4; step++) {
      const tokens = lengths.map((length) => golden.ids[(length + step) % golden.ids.length]!);
      const batch = await runner.decode(together, tokens, 20);
      for (const [row, cache] of alone.entries()) {
        const { logits } = await runner.decode([cache], [tokens[row]!], cache.length);
        expect(maxDifference(batch.logits[row]!, logits[0]!)).toBeLessThan(SAME);
      }
    }
  });
});

const small = {
  'general.architecture': 'llama',
  'llama.embedding_length': { u32: 32 },
  'llama.block_count': { u32: 2 },
  'llama.feed_forward_length': { u32: 32 },
  'llama.attention.head_count': { u32: 2 },
  'llama.context_length': { u32: 8 },
  'llama.attention.layer_norm_rms_epsilon': { f32: 1e-5 },
};
const embedding = { name: 'token_embd.weight', dims: [32, 4], type: 0, bytes: new Uint8Array(512) };

test.each([
  ['another architecture', { 'general.architecture': 'mamba' }, 'unsupported', /architecture "mamba"/],
  ['experts', { 'llama.expert_count': { u32: 8 } }, 'unsupported', /mixture of experts/],
  ['unknown scaling', { 'llama.rope.scaling.type': 'yarn' }, 'unsupported', /rotary scaling "yarn"/],
  ['partly rotated heads', { 'llama.rope.dimension_count': { u32: 8 } }, 'unsupported', /8 of 16 dimensions/],
  ['a missing number', { 'llama.context_length': 'long' }, 'format', /llama.context_length/],
  ['a missing tensor', {}, 'format', /no tensor blk.0.attn_norm.weight/],
])('%s is refused and nothing is left behind', async (_, changes, code, message) => {
  const ggufPath = join(dir, 'refused.gguf');
  await writeFile(ggufPath, ggufBytes({ ...small, ...changes }, [embedding]));
  const outDir = join(dir, 'refused');
  const result = importGguf({ ggufPath, outDir });
  await expect(result).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  await expect(stat(outDir)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('progress is told up to the end', async () => {
  const steps: ImportProgress[] = [];
  const ggufPath = goldenPath('tiny/llama.gguf');
  await importGguf({ ggufPath, outDir: join(dir, 'progress'), onProgress: (step) => steps.push(step) });
  expect(steps.length).toBeGreaterThan(10);
  expect(steps.map(({ done }) => done)).toEqual(steps.map(({ done }) => done).toSorted((a, b) => a - b));
  expect(steps.at(-1)!.done).toBe(steps.at(-1)!.total);
});

test('an aborted import stops with the reason and leaves nothing behind', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  const outDir = join(dir, 'aborted');
  const result = importGguf({
    ggufPath: goldenPath('tiny/llama.gguf'),
    outDir,
    onProgress: ({ done, total }) => done > total / 2 && controller.abort(reason),
    signal: controller.signal,
  });
  await expect(result).rejects.toBe(reason);
  expect(await readdir(outDir)).toEqual([]);
});
