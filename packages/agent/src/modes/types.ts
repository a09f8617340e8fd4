import type { ToolTrace } from '../types.js';

/** How much thought an answer gets. */
export type Mode = 'instant' | 'thinking' | 'contemplating';

/** From the least to the most thorough. */
export const MODES: readonly Mode[] = ['instant', 'thinking', 'contemplating'];

/** A way of solving; different ways at low temperature find more than one way with noise. */
export type Way = 'steps' | 'known' | 'story' | 'equations' | 'program' | 'search';

/** What one agent is asked for. Plain JSON: it may be worked on in another process. */
export interface DraftRequest {
  readonly way: Way;
  /** The task in the person's words. */
  readonly task: string;
  /** BCP 47 language of the answer. */
  readonly language: string;
  /** All agents' first drafts, shortened, when this is the refining round. */
  readonly workspace?: string;
  /** Given to an agent whose way another one takes too: it writes a little more freely, in its own manner. */
  readonly seed?: number;
  readonly maxTokens: number;
  /** Milliseconds since 1970; what is not done by then is worth nothing. */
  readonly deadline: number;
}

/** What one agent came to. */
export interface Draft {
  readonly way: Way;
  /** Its reasoning and answer; empty when it failed. */
  readonly text: string;
  /** The final answer alone, as written. */
  readonly answer?: string;
  /** Why there is no answer; for the log, never for the chat. */
  readonly failed?: string;
  /** The worker that wrote it, in short, when it was another one. */
  readonly by?: string;
  /** What it had calculated or run. */
  readonly tools?: readonly ToolTrace[];
  readonly tokens: number;
  readonly ms: number;
}

/** Where drafts are written: in this process as rows of one batch, or at another worker that has slots free. */
export interface DraftRunner {
  /**
   * All drafts side by side; each is yielded when it is done, failures included. A reader that stops early ends the others.
   * @throws the signal's reason when aborted.
   */
  run(requests: readonly DraftRequest[], signal: AbortSignal): AsyncIterable<Draft>;
}

/** What is shown of one agent's draft below an answer. */
export interface AgentTrace extends Pick<Draft, 'way' | 'answer' | 'failed' | 'by' | 'tokens' | 'ms'> {}

/** How a vote went; `of` counts the agents whose results could be compared. */
export interface VoteTrace {
  readonly answer: string;
  readonly agreed: number;
  readonly of: number;
}

/** What stands behind a result besides votes: a program that came to the same, or the result put back into its question. */
export interface CheckTrace {
  readonly how: 'program' | 'question';
  readonly passed: boolean;
}

/** What agents came to, kept with an answer so that somebody can ask for it later; the side that the answer was taken from first. */
export interface Thought {
  readonly of: number;
  readonly sides: readonly {
    readonly answer: string;
    readonly agents: number;
    /** The end of what one of them wrote. */
    readonly work: string;
  }[];
}
