import type { BenchChoice, BenchOptions, Figure } from '../bench/report.js';
import { PROBLEMS } from './suites/problems.js';
import { runSuite } from './suites/run.js';

export const takes: readonly (keyof BenchChoice)[] = ['model', 'count', 'seed'];

/** Word problems and puzzles of the held-out half. */
export async function run(options: BenchOptions): Promise<Figure[]> {
  return runSuite(PROBLEMS, options);
}
