import type { Mode } from '../types.js';

/** What people say about modes in one language, and what they are told. */
export interface ModeWords {
  /** Sources of regular expressions for words that ask for a mode; the longest come first where one begins like another. */
  readonly asks: Readonly<Record<Mode, readonly string[]>>;
  /** Sources of regular expressions for asking what the agents said that were outvoted. */
  readonly others: readonly string[];
  /** A bare result as a sentence. */
  readonly result: (answer: string) => string;
  readonly agreed: (agreed: number, of: number) => string;
  /** No result had a majority. */
  readonly disagreed: (agreed: number, of: number) => string;
  /** Several modes were asked for at once. */
  readonly strongest: string;
  /** All agents came to the same. */
  readonly noDissent: (answer: string) => string;
  /** The side that the answer was taken from. */
  readonly kept: (agents: number, of: number, answer: string) => string;
  /** A side that was outvoted. */
  readonly dissent: (agents: number, answer: string) => string;
  /** What led one of its agents there. */
  readonly because: (work: string) => string;
}
