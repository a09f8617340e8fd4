import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCpuSplitBackend } from '../backends/cpu-split/backend.js';
import { MANIFEST_FILE, modelManifest } from '../models/manifest.js';
import { loadTokenizer } from '../tokenizer/tokenizer.js';
import type { StateSource } from './source.js';

/** The engine's own graph, one text after the other: for an import whose original file is gone, of which no cut graph can be made. */
export async function openWholeGraph(dir: string, threads: number): Promise<StateSource> {
  const manifest = modelManifest.parse(JSON.parse(await readFile(join(dir, MANIFEST_FILE), 'utf8')));
  const { contextLength } = manifest;
  const tokenizer = await loadTokenizer(dir);
  const backend = await createCpuSplitBackend({ dir, manifest, threads, contextLength });
  const meanOf = async (tokens: readonly number[]): Promise<Float32Array> => {
    const row = backend.open([], tokens.length);
    const { hidden } = await backend.prefill(row, tokens, 'hidden');
    backend.close(row);
    return hidden!.map((value) => value / tokens.length);
  };
  return {
    tokens: (text) => tokenizer.encode(text, { special: false }),
    async means(texts) {
      const means: Float32Array[] = [];
      for (const tokens of texts) means.push(await meanOf(tokens));
      return means;
    },
  };
}
