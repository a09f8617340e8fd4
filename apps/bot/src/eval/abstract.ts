import type { BenchChoice, BenchOptions, Figure } from '../bench/report.js';
import { ABSTRACT } from './suites/abstract/index.js';
import { runSuite } from './suites/run.js';

export const takes: readonly (keyof BenchChoice)[] = ['model', 'count', 'seed'];

/** Sequences and grids whose rule has to be found. */
export async function run(options: BenchOptions): Promise<Figure[]> {
  return runSuite(ABSTRACT, options);
}
