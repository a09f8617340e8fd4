/** How much thought an answer gets. */
export type Mode = 'instant' | 'thinking' | 'contemplating';

/** A way of solving; different ways at low temperature find more than one way with noise. */
export type Way = 'steps' | 'known' | 'equations' | 'one-by-one' | 'program';

/** What one agent is asked for. Plain JSON: it may be worked on in another process. */
export interface DraftRequest {
  readonly way: Way;
  /** The task in the person's words. */
  readonly task: string;
  /** BCP 47 language of the answer. */
  readonly language: string;
  /** All agents' first drafts, shortened, when this is the refining round. */
  readonly workspace?: string;
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
