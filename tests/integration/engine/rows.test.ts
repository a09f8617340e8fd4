import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Backend, Row } from '../../../packages/inference/src/backends/backend.js';
import { createCpuSplitBackend } from '../../../packages/inference/src/backends/cpu-split/backend.js';
import { FETCH_LIMIT_MS, testModel } from '../../support/models.js';

let backend: Backend;
beforeAll(async () => {
  const { dir, manifest } = await testModel('smollm2-135m');
  backend = await createCpuSplitBackend({ dir, manifest, threads: 2, contextLength: 2048 });
}, FETCH_LIMIT_MS);
afterAll(() => backend.dispose());

const tokens = (length: number, offset = 0) => Array.from({ length }, (_, i) => 100 + (((i + offset) * 37) % 9000));

async function fed(length: number, offset = 0): Promise<Row> {
  const row = backend.open([], length);
  await backend.prefill(row, tokens(length, offset), 'nothing');
  return row;
}

/** Logits of a row's next steps, with others of these lengths beside it. */
async function steps(others: readonly number[]): Promise<Float32Array[]> {
  const row = await fed(50);
  const rows = [row, ...(await inTurn(others, (length, i) => fed(length, i + 1)))];
  const logits: Float32Array[] = [];
  for (let step = 0; step < 5; step++) {
    const all = await backend.decode(rows.map((each) => ({ row: each, token: 500 + step })));
    logits.push(all[0]!.slice());
  }
  for (const each of rows) backend.close(each);
  return logits;
}

async function inTurn<T, R>(values: readonly T[], run: (value: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const [index, value] of values.entries()) results.push(await run(value, index));
  return results;
}

const same = (a: Float32Array, b: Float32Array) => a.every((value, i) => value === b[i]);

describe('rows of the cpu-split backend', () => {
  test('a step gives the same bits whatever is beside the row and however wide the slab is', async () => {
    const alone = await steps([]);
    for (const others of [[30], [50, 50, 50, 50, 50, 50, 50], [700], [5, 300, 9]]) {
      const beside = await steps(others);
      beside.forEach((logits, step) => expect(same(logits, alone[step]!)).toBe(true));
    }
  }, 60_000);

  test('a prompt gives the same bits however it is cut, from two tokens a chunk on, also after cached blocks', async () => {
    const prompt = tokens(90);
    const whole = backend.open([], prompt.length);
    const { logits } = await backend.prefill(whole, prompt, 'logits');
    for (const cuts of [[32, 64], [2, 5, 88], [45]]) {
      const row = backend.open([], 10);
      await inTurn([...cuts, prompt.length], (end) =>
        backend
          .prefill(row, prompt.slice(row.length, end), end === prompt.length ? 'logits' : 'nothing')
          .then((result) => {
            if (result.logits) expect(same(result.logits, logits!)).toBe(true);
          }),
      );
      backend.close(row);
    }
    const cached = backend.open([backend.block(whole, 0, 16), backend.block(whole, 16, 48)], 60);
    const rest = await backend.prefill(cached, prompt.slice(48), 'logits');
    expect(same(rest.logits!, logits!)).toBe(true);
    backend.close(cached);
    backend.close(whole);
  }, 30_000);

  test('a step agrees with the same token in a chunk but for the last digits', async () => {
    const row = await fed(60);
    const other = await fed(58);
    const [step] = await backend.decode([{ row, token: 777 }]);
    const { logits } = await backend.prefill(other, [...tokens(60).slice(58), 777], 'logits');
    const best = (values: Float32Array) => values.indexOf(Math.max(...values));
    expect(best(step!)).toBe(best(logits!));
    const difference = step!.reduce((most, value, i) => Math.max(most, Math.abs(value - logits![i]!)), 0);
    expect(difference).toBeLessThan(2);
    backend.close(row);
    backend.close(other);
  }, 30_000);

  test('a chunk into a row in decode, while others wait, leaves them as they are', async () => {
    const first = await steps([40]);
    const row = await fed(50);
    const other = await fed(40, 1);
    await backend.decode([
      { row, token: 500 },
      { row: other, token: 500 },
    ]);
    await backend.prefill(other, tokens(200, 5), 'nothing');
    const [alone] = await backend.decode([{ row, token: 501 }]);
    expect(same(alone!, first[1]!)).toBe(true);
    backend.close(other);
    const [moved] = await backend.decode([{ row, token: 502 }]);
    expect(same(moved!, first[2]!)).toBe(true);
    backend.close(row);
  }, 30_000);
});
