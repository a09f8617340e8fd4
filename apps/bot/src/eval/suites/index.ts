import { ABSTRACT } from './abstract/index.js';
import { HEALTH } from './health.js';
import { INSTRUCTIONS } from './instructions/index.js';
import { KNOWLEDGE } from './knowledge.js';
import { PROBLEMS } from './problems.js';
import type { Suite } from './suite.js';

/** Kinds of test in which the whole assistant is asked. */
export const SUITES: readonly Suite[] = [KNOWLEDGE, HEALTH, ABSTRACT, PROBLEMS, INSTRUCTIONS];
