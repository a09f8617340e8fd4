import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { GRAPH_FILE, STATES_GRAPH } from '../graph/index.js';
import { openCutGraph } from './cut-graph.js';
import { openEmbeddings } from './embeddings.js';
import type { StateSource } from './source.js';
import { openWholeGraph } from './whole-graph.js';

/** The cheapest source of the states that an engine gives for the model of a folder. @throws Error when it cannot be loaded */
export function openSource(dir: string, threads: number): Promise<StateSource> {
  const has = (file: string) => existsSync(join(dir, file));
  if (has(STATES_GRAPH.file)) return openCutGraph(dir, threads);
  return has(GRAPH_FILE) ? openWholeGraph(dir, threads) : openEmbeddings(dir, threads);
}
