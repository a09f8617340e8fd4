import type { BenchChoice, BenchOptions, Figure } from '../bench/report.js';
import { HEALTH } from './suites/health.js';
import { runSuite } from './suites/run.js';

export const takes: readonly (keyof BenchChoice)[] = ['model', 'count'];

/** What to do for the health, and when to get help. */
export async function run(options: BenchOptions): Promise<Figure[]> {
  return runSuite(HEALTH, options);
}
