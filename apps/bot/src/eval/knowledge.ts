import type { BenchChoice, BenchOptions, Figure } from '../bench/report.js';
import { KNOWLEDGE } from './suites/knowledge.js';
import { runSuite } from './suites/run.js';

export const takes: readonly (keyof BenchChoice)[] = ['model', 'count'];

/** Everyday knowledge in nine languages. */
export async function run(options: BenchOptions): Promise<Figure[]> {
  return runSuite(KNOWLEDGE, options);
}
