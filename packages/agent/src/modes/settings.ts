import type { Mode } from './types.js';

/** What an answer may cost, by mode. */
export interface ModeSettings {
  /** Mode of a message that names none; `auto`: as the message deserves. */
  readonly default: 'auto' | Mode;
  readonly instant: {
    /** Milliseconds after which an answer ends where it is. */
    readonly timeMs: number;
    /** Rounds of tools. */
    readonly rounds: number;
  };
  readonly thinking: {
    readonly timeMs: number;
    /** Tokens of one chain of reasoning. */
    readonly tokens: number;
    /** Chains that are begun before it gives up thinking. */
    readonly rounds: number;
  };
  readonly contemplating: {
    readonly timeMs: number;
    /** Tokens of one agent's draft. */
    readonly tokens: number;
    /** Drafts an agent may write: 1 = no refining. */
    readonly rounds: number;
    readonly agents: number;
  };
}

/** For a model of 1.5 billion weights on two processor cores. */
export const MODE_SETTINGS: ModeSettings = {
  default: 'auto',
  instant: { timeMs: 60_000, rounds: 4 },
  thinking: { timeMs: 90_000, tokens: 512, rounds: 2 },
  contemplating: { timeMs: 150_000, tokens: 400, rounds: 2, agents: 5 },
};
