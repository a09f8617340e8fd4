import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importGguf, STATES_GRAPH, writeSecondGraph } from '../graph/index.js';
import { goldenPath, readGolden } from '../graph/testing/goldens.js';
import { maxDifference } from '../graph/testing/runner.js';
import { batchesOf } from './batches.js';
import { openMeans } from './cut-graph.js';
import { StateStore } from './store.js';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearth-states-'));
});
afterAll(() => rm(dir, { recursive: true }));

/** Rounding of activations to 8 bits in each of the products. */
const ROUNDED = 0.1;

interface Golden {
  readonly ids: readonly number[];
  readonly hidden: readonly (readonly number[])[];
}

describe.each(['qwen2', 'llama'])('the cut graph of a tiny %s model', (architecture) => {
  test('gives the mean of the reference, and to each text the same whatever is beside it', async () => {
    const ggufPath = goldenPath(`tiny/${architecture}.gguf`);
    const outDir = join(dir, architecture);
    await importGguf({ ggufPath, outDir });
    await writeSecondGraph(STATES_GRAPH, { ggufPath, dir: outDir });
    const means = await openMeans(outDir, 1);
    const { ids, hidden } = await readGolden<Golden>(`tiny/${architecture}.json`);
    const texts = [12, 3, 7, 1].map((length) => ids.slice(0, length));
    const together = await means(texts);
    for (const [index, text] of texts.entries()) {
      const reference = hidden[0]!.map(
        (_, i) => hidden.slice(0, text.length).reduce((sum, state) => sum + state[i]!, 0) / text.length,
      );
      expect(maxDifference(together[index]!, reference)).toBeLessThan(ROUNDED);
      expect(await means([text])).toEqual([together[index]]);
    }
  });

  test('is a part of the whole: no head, no cache, no layer behind the one that is read', async () => {
    const [whole, cut] = await Promise.all(
      ['model.onnx', STATES_GRAPH.file].map((file) => readFile(join(dir, architecture, file), 'latin1')),
    );
    expect(whole).toContain('blk.1.ffn_down');
    expect(cut!.includes('blk.1.ffn_down')).toBe(architecture === 'llama');
    expect(cut).toContain('blk.0.ffn_down');
    for (const name of ['logits', 'past_k', 'output_norm', 'blk.2.attn_output']) expect(cut).not.toContain(name);
  });
});

describe('batches', () => {
  test('hold every text once, of about one length, filled up to the most tokens', () => {
    const lengths = [5, 900, 3, 4, 100, 90, 4, 3];
    const texts = lengths.map((length) => new Array<number>(length).fill(0));
    const batches = batchesOf(texts, 256);
    expect(batches.flat().toSorted((a, b) => a - b)).toEqual(lengths.map((_, index) => index));
    expect(batches.map((batch) => batch.map((index) => lengths[index]))).toEqual([[3, 3, 4, 4, 5], [90, 100], [900]]);
  });
});

describe('the store', () => {
  const entry = (text: string, value: number) => ({ text, state: Float32Array.of(value, value / 3) });

  test('keeps what was added, and loses only what was written in part', async () => {
    const store = await StateStore.open(dir, 2);
    expect(store.get('a')).toBeUndefined();
    await store.add([entry('a', 1), entry('b', 2)]);
    expect(store.get('b')).toEqual(entry('b', 2).state);
    await appendFile(join(dir, 'states-1.bin'), 'torn');
    const again = await StateStore.open(dir, 2);
    await again.add([entry('c', 3)]);
    const last = await StateStore.open(dir, 2);
    expect(['a', 'b', 'c', 'd'].map((text) => last.get(text))).toEqual([
      entry('a', 1).state,
      entry('b', 2).state,
      entry('c', 3).state,
      undefined,
    ]);
  });
});
