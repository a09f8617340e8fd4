import { PROCESSOR } from '../devices/types.js';
import { DeviceLock } from '../engine/thread/device-lock.js';
import { loadModel } from '../engine/thread/load-model.js';
import { RunGate } from '../engine/thread/run-gate.js';
import type { StateSource } from './source.js';

/** The whole model, one text after the other: for exports, which have no cut graph, and imports whose original file is gone. */
export async function openWholeModel(dir: string, threads: number): Promise<StateSource> {
  const { backend, tokenizer } = await loadModel(
    {
      dir,
      slots: 1,
      threads,
      contextLength: undefined,
      cacheBytes: 0,
      pictureCacheDir: undefined,
      device: PROCESSOR,
    },
    new RunGate(),
    new DeviceLock(),
  );
  const meanOf = async (tokens: readonly number[]): Promise<Float32Array> => {
    const row = backend.open([], tokens.length);
    const { hidden } = await backend.prefill(row, tokens, 'hidden');
    backend.close(row);
    return hidden!.map((value) => value / tokens.length);
  };
  return {
    tokens: (text) => tokenizer.encode(text, { special: false }).slice(0, backend.contextLength),
    async means(texts) {
      const means: Float32Array[] = [];
      for (const tokens of texts) means.push(await meanOf(tokens));
      return means;
    },
  };
}
