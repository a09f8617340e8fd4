import type { ToolTrace } from '../types.js';
import type { AgentTrace, CheckTrace, Thought, VoteTrace } from './types.js';

/** What a mode that thinks came to. */
export interface Pondered {
  /** The answer in words; undefined when there is none. */
  readonly words?: string;
  /** True for an answer in free words, which nothing was compared with. */
  readonly free?: boolean;
  readonly agents: readonly AgentTrace[];
  readonly tools: readonly ToolTrace[];
  readonly rounds: number;
  /** Tokens written in all. */
  readonly tokens: number;
  readonly vote?: VoteTrace;
  readonly check?: CheckTrace;
  /** What each side said, for who asks. */
  readonly thought?: Thought;
}
