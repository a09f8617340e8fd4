/** Progress of getting the model ready; `done` and `total` in bytes, or tokens (probe). */
export interface ModelProgress {
  readonly phase: 'download' | 'verify' | 'import' | 'probe';
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly perSecond?: number;
}

/** The model that was taken, and why that one. */
export interface PreparedModel {
  readonly id: string;
  readonly why: string;
}

/** What happens while the system starts and runs, for whoever shows it. */
export type SystemEvent =
  | { readonly type: 'step'; readonly text: string }
  | { readonly type: 'model'; readonly progress: ModelProgress }
  | { readonly type: 'trouble'; readonly text: string };
