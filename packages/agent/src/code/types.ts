/** What a program printed, or why it has nothing to say. */
export type ProgramOutcome =
  | { readonly ok: true; readonly output: string }
  | { readonly ok: false; readonly why: 'error' | 'time' | 'memory' | 'output'; readonly message: string };

/** The last program that was written and what came of it. */
export interface ProgramDraft {
  readonly source: string;
  readonly outcome: ProgramOutcome;
  readonly attempts: number;
}

/** Runs JavaScript that nobody has checked: no network, no files, nothing of this process within reach. */
export interface ProgramRunner {
  /**
   * @param source JavaScript; what it prints with `console.log` is its result.
   * @param data given to the program as the global `data`; plain JSON.
   * @throws the signal's reason when aborted.
   */
  run(source: string, data?: unknown, signal?: AbortSignal): Promise<ProgramOutcome>;
  close(): Promise<void>;
}
