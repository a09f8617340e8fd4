import { totalmem } from 'node:os';
import { CATALOGUE, DEFAULT_MODEL, SMALL_MODEL } from './catalogue.js';
import { isRunnable } from './catalogue-schema.js';

export interface ModelChoice {
  readonly id: string;
  /** One sentence for the operator. */
  readonly why: string;
}

const GB = 1e9;

/** Memory this process may use, in bytes: the machine's, or what its control group allows when that is less (containers). */
export function usableMemory(): number {
  const limit = process.constrainedMemory();
  // Without a limit Node gives 0 or a number far above any machine's memory.
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/** The model that `auto` stands for on a machine with that much memory. */
export function chooseModel(memoryBytes: number = usableMemory()): ModelChoice {
  const entry = CATALOGUE.filter(isRunnable).find(({ id }) => id === DEFAULT_MODEL)!;
  const enough = memoryBytes >= entry.minMemoryBytes;
  const has = `${(memoryBytes / GB).toFixed(1)} GB of memory`;
  const wanted = `${(entry.minMemoryBytes / GB).toFixed(0)} GB`;
  return enough
    ? { id: DEFAULT_MODEL, why: `${has}: the default model, which wants ${wanted}` }
    : { id: SMALL_MODEL, why: `${has}: the small model, as the default one wants ${wanted}` };
}
