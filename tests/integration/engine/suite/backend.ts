import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Backend, Logits, Row } from '../../../../packages/inference/src/backends/backend.js';

/** What is asked of every backend, by a model of its own. */
export interface Subject {
  open(): Promise<Backend>;
  /** Ids from 1 to it are fed. */
  readonly ids: number;
  /** Tokens of a prompt, and the prompts that lie beside it. */
  readonly length: number;
  readonly beside: readonly (readonly number[])[];
  /** Ends of chunks of a prompt of twice the length. */
  readonly cuts: readonly (readonly number[])[];
  /** Tokens of a chunk into a row in decode. */
  readonly chunk: number;
  /** How far two ways to the same logits may be apart: 0 = not a bit. */
  readonly same: number;
  /** How far a step may be from the same token in a chunk. */
  readonly near: number;
  /** Milliseconds a test may take. */
  readonly limitMs: number;
}

/** What a backend promises the engine. Inside a `describe`. */
export function backendContract(subject: Subject): void {
  const { ids, length, beside, cuts, chunk, same, near, limitMs } = subject;
  let backend: Backend;
  beforeAll(async () => {
    backend = await subject.open();
  }, limitMs);
  afterAll(() => backend.dispose());

  const tokens = (count: number, offset = 0) =>
    Array.from({ length: count }, (_, i) => 1 + (((i + offset) * 37) % ids));
  const step = (row: Row, token: number) => ({ row, token: 1 + (token % ids) });
  const prefill = async (row: Row, chunk: readonly number[]) =>
    dense((await backend.prefill(row, chunk, 'logits')).logits!);
  const decode = async (...steps: ReturnType<typeof step>[]) => inTurn(await backend.decode(steps), dense);

  async function fed(count: number, offset = 0): Promise<Row> {
    const row = backend.open([], count);
    await backend.prefill(row, tokens(count, offset), 'nothing');
    return row;
  }

  /** Logits of a row's next steps, with others of these lengths beside it. */
  async function steps(others: readonly number[], count: number): Promise<Float32Array[]> {
    const row = await fed(length);
    const rows = [row, ...(await inTurn(others, (size, i) => fed(size, i + 1)))];
    const logits: Float32Array[] = [];
    for (let i = 0; i < count; i++) logits.push((await decode(...rows.map((each) => step(each, 500 + i))))[0]!);
    for (const each of rows) backend.close(each);
    return logits;
  }

  const expectSame = (found: Float32Array, expected: Float32Array, tolerance = same) =>
    expect(distance(found, expected)).toBeLessThanOrEqual(tolerance);

  test(
    'a step gives a row the same whatever is beside it and however wide the cache is',
    async () => {
      const alone = await steps([], 3);
      for (const others of beside)
        for (const [i, logits] of (await steps(others, 3)).entries()) expectSame(logits, alone[i]!);
    },
    limitMs,
  );

  test(
    'a prompt gives the same however it is cut, from two tokens a chunk on, also after what was kept of another',
    async () => {
      const prompt = tokens(2 * length);
      const whole = backend.open([], prompt.length);
      const logits = await prefill(whole, prompt);
      for (const ends of cuts) {
        const row = backend.open([], 10);
        for (const end of ends) await backend.prefill(row, prompt.slice(row.length, end), 'nothing');
        expectSame(await prefill(row, prompt.slice(row.length)), logits);
        backend.close(row);
      }
      const known = prompt.length - 4;
      const kept = backend.divisible
        ? [backend.block(whole, 0, 16), backend.block(whole, 16, known)]
        : [backend.cut!(backend.block(whole, 0, prompt.length), known)];
      const cached = backend.open(kept, prompt.length);
      expect(cached.length).toBe(known);
      expectSame(await prefill(cached, prompt.slice(known)), logits);
      for (const row of [cached, whole]) backend.close(row);
      for (const block of kept) block.free?.();
    },
    limitMs,
  );

  test(
    'what is kept of a row in decode is as good as the row',
    async () => {
      const row = await fed(length);
      const other = await fed(length - 2, 1);
      await decode(step(row, 7), step(other, 8));
      const kept = backend.block(row, 0, length);
      backend.close(row);
      await decode(step(other, 9));
      const again = backend.open([kept], length + 1);
      const [logits] = await decode(step(again, 7), step(other, 10));
      const fresh = await fed(length);
      const [expected] = await decode(step(fresh, 7), step(other, 11));
      expectSame(logits!, expected!);
      for (const each of [other, again, fresh]) backend.close(each);
      kept.free?.();
    },
    limitMs,
  );

  test(
    'a step agrees with the same token in a chunk but for the last digits',
    async () => {
      const row = await fed(length);
      const other = await fed(length - 2);
      const [stepped] = await decode(step(row, 777));
      const chunked = await prefill(other, [...tokens(length).slice(-2), 1 + (777 % ids)]);
      expect(best(stepped!)).toBe(best(chunked));
      expectSame(stepped!, chunked, near);
      backend.close(row);
      backend.close(other);
    },
    limitMs,
  );

  test(
    'a chunk into a row in decode, while others wait, leaves them as they are; so does a row that leaves',
    async () => {
      const expected = await steps([length - 3], 3);
      const row = await fed(length);
      const other = await fed(length - 3, 1);
      await decode(step(other, 500), step(row, 500));
      await backend.prefill(other, tokens(chunk, 5), 'nothing');
      expect(other.length).toBe(length - 2 + chunk);
      expectSame((await decode(step(row, 501)))[0]!, expected[1]!);
      backend.close(other);
      expectSame((await decode(step(row, 502)))[0]!, expected[2]!);
      backend.close(row);
    },
    limitMs,
  );

  test(
    'hidden states of chunks add up to those of the whole',
    async () => {
      const hidden = async (row: Row, chunk: readonly number[]) =>
        (await backend.prefill(row, chunk, 'hidden')).hidden!;
      const prompt = tokens(length);
      const [row, whole] = [backend.open([], length), backend.open([], length)];
      const first = await hidden(row, prompt.slice(0, 4));
      const second = await hidden(row, prompt.slice(4));
      const sum = first.map((value, i) => value + second[i]!);
      const expected = await hidden(whole, prompt);
      expect(sum).toHaveLength(backend.hiddenSize);
      expect(distance(sum, expected)).toBeLessThan(1e-3 * Math.max(...expected.map(Math.abs)));
      backend.close(row);
      backend.close(whole);
    },
    limitMs,
  );
}

/** All logits of a row, those that were given at once checked against them. */
export async function dense(logits: Logits): Promise<Float32Array> {
  if (logits instanceof Float32Array) return logits;
  const { ids, values } = logits;
  const all = await logits.all();
  expect(ids.map((id) => all[id]!)).toEqual([...values]);
  expect(values).toEqual(values.toSorted((a, b) => b - a));
  const lowest = values.at(-1)!;
  const given = new Set(ids);
  expect(given.size).toBe(ids.length);
  expect(all.every((value, id) => given.has(id) || value <= lowest)).toBe(true);
  return all;
}

export const best = (values: Float32Array) => values.indexOf(Math.max(...values));

/** Largest distance between two vectors' entries; NaN when there is one. */
export const distance = (a: Float32Array, b: Float32Array) => Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));

async function inTurn<T, R>(values: readonly T[], run: (value: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const [index, value] of values.entries()) results.push(await run(value, index));
  return results;
}
