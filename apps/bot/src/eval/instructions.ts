import type { BenchChoice, BenchOptions, Figure } from '../bench/report.js';
import { INSTRUCTIONS } from './suites/instructions/index.js';
import { runSuite } from './suites/run.js';

export const takes: readonly (keyof BenchChoice)[] = ['model', 'count', 'seed'];

/** Answers in the form that was asked for. */
export async function run(options: BenchOptions): Promise<Figure[]> {
  return runSuite(INSTRUCTIONS, options);
}
