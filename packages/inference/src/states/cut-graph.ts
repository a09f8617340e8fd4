import { join } from 'node:path';
import { Tensor } from 'onnxruntime-node';
import { openSession } from '../backends/cpu-split/session.js';
import { STATES_GRAPH } from '../graph/index.js';
import { loadTokenizer } from '../tokenizer/tokenizer.js';
import type { StateSource } from './source.js';

/** Tokens of a text that are read. */
const MOST_TOKENS = 1024;

/** The graph that stops at the middle layer (see statesInputs), over the weights of an import. */
export async function openCutGraph(dir: string, threads: number): Promise<StateSource> {
  const [tokenizer, means] = await Promise.all([loadTokenizer(dir), openMeans(dir, threads)]);
  return { tokens: (text) => tokenizer.encode(text, { special: false }).slice(0, MOST_TOKENS), means };
}

/** All texts in one run, the shorter ones filled up: those of a call should be about equally long. */
export async function openMeans(dir: string, threads: number): Promise<StateSource['means']> {
  const session = await openSession(join(dir, STATES_GRAPH.file), threads);
  return async (texts) => {
    const rows = texts.length;
    const longest = Math.max(...texts.map(({ length }) => length));
    const ids = new BigInt64Array(rows * longest);
    for (const [row, tokens] of texts.entries()) ids.set(tokens.map(BigInt), row * longest);
    const positions = BigInt64Array.from(ids, (_, i) => BigInt(i % longest));
    const { hidden } = await session.run({
      input_ids: new Tensor('int64', ids, [rows, longest]),
      position_ids: new Tensor('int64', positions, [rows, longest]),
      last: new Tensor(
        'int32',
        Int32Array.from(texts, ({ length }) => length - 1),
        [rows],
      ),
      longest: new Tensor('int32', Int32Array.of(longest), [1]),
    });
    const size = hidden!.dims[2]!;
    const states = hidden!.data as Float32Array;
    return texts.map(({ length }, row) =>
      mean(states.subarray(row * longest * size, (row * longest + length) * size), size),
    );
  };
}

/** [count, size] → [size] */
function mean(values: Float32Array, size: number): Float32Array {
  const sum = new Float32Array(size);
  for (let i = 0; i < values.length; i++) sum[i % size]! += values[i]!;
  return sum.map((value) => (value * size) / values.length);
}
