/** What an installation tells while it runs; a phase ends with `done === total`. In bytes, except for `probe` (tokens). */
export interface ModelProgress {
  readonly phase: 'download' | 'verify' | 'import' | 'probe';
  /** The model's id, or what is waited for. */
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** Of the last seconds, once it is known. */
  readonly perSecond?: number;
}

export type OnProgress = (progress: ModelProgress) => void;

/** Milliseconds between two reports of one phase. */
const REPORT_EVERY_MS = 200;
/** Milliseconds over which the speed is taken: a run of some seconds is one step, and the time left should not jump with each. */
const SPEED_WINDOW_MS = 15_000;

/** Turns counts of bytes or tokens into progress events, at most five a second, with the speed of the last fifteen seconds. */
export class Meter {
  readonly #samples: { at: number; done: number }[] = [];
  #reportedAt = 0;
  #highest = 0;

  constructor(
    private readonly phase: ModelProgress['phase'],
    private readonly label: string,
    private readonly total: number,
    private readonly onProgress: OnProgress | undefined,
  ) {}

  /** `done`: how much so far; a smaller count than before (an estimate put right) is not shown. */
  report(done: number): void {
    this.#highest = Math.min(Math.max(this.#highest, done), this.total - 1);
    if (Date.now() - this.#reportedAt >= REPORT_EVERY_MS) this.#tell(this.#highest);
  }

  /** The one report with `done === total`. */
  finish(): void {
    this.#tell(this.total);
  }

  #tell(done: number): void {
    const now = Date.now();
    this.#reportedAt = now;
    this.#samples.push({ at: now, done });
    while (this.#samples.length > 2 && now - this.#samples[0]!.at > SPEED_WINDOW_MS) this.#samples.shift();
    const first = this.#samples[0]!;
    const seconds = (now - first.at) / 1000;
    this.onProgress?.({
      phase: this.phase,
      label: this.label,
      done,
      total: this.total,
      ...(seconds > 0 && { perSecond: Math.round((done - first.done) / seconds) }),
    });
  }
}
