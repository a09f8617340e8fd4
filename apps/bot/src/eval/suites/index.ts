import { PROBLEMS } from './problems.js';
import type { Suite } from './suite.js';

/** Kinds of test in which the whole assistant is asked. */
export const SUITES: readonly Suite[] = [PROBLEMS];
