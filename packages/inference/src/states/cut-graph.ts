import { join } from 'node:path';
import { Tensor } from 'onnxruntime-node';
import { openSession } from '../backends/cpu-split/session.js';
import { int64 } from '../backends/generic/session.js';
import { STATES_GRAPH } from '../graph/index.js';
import { loadTokenizer } from '../tokenizer/tokenizer.js';
import { filledUp, meansOf } from './rows.js';
import type { StateSource } from './source.js';

/** The graph that stops at the middle layer (see statesInputs), over the weights of an import. */
export async function openCutGraph(dir: string, threads: number): Promise<StateSource> {
  const [tokenizer, means] = await Promise.all([loadTokenizer(dir), openMeans(dir, threads)]);
  return { tokens: (text) => tokenizer.encode(text, { special: false }), means };
}

/** All texts in one run, the shorter ones filled up: those of a call should be about equally long. */
export async function openMeans(dir: string, threads: number): Promise<StateSource['means']> {
  const session = await openSession(join(dir, STATES_GRAPH.file), threads);
  return async (texts) => {
    const rows = filledUp(texts);
    const shape = [rows.length, rows[0]!.length];
    const lasts = Int32Array.from(texts, ({ length }) => length - 1);
    const { hidden } = await session.run({
      input_ids: int64(rows.flat(), shape),
      position_ids: int64(
        rows.flatMap((row) => row.map((_, position) => position)),
        shape,
      ),
      last: new Tensor('int32', lasts, [rows.length]),
      longest: new Tensor('int32', Int32Array.of(rows[0]!.length), [1]),
    });
    return meansOf(hidden!.data as Float32Array, texts);
  };
}
