import type { Config } from './schema.js';

/** Rows of a worker's engine: one for each turn, and one for each further agent of a turn that contemplates. */
export function engineSlots({ turn, modes }: Config): number {
  return turn.slots + modes.contemplating.agents - 1;
}
