import type { Problem } from './types.js';

/** Longest stay in each phase, in milliseconds. */
export interface PhaseLimits {
  /** Until the page shows a code, or that it is linked. */
  readonly startMs: number;
  /** Until somebody scanned the code or typed it. */
  readonly pairMs: number;
  /** From linked until ready, without any progress of the loading screen. */
  readonly syncMs: number;
}

export const PHASE_LIMITS: PhaseLimits = { startMs: 90_000, pairMs: 600_000, syncMs: 120_000 };

type Phase = 'starting' | 'pairing' | 'syncing' | 'ready' | 'lost';

/** What it means to stay too long. */
const STUCK: Readonly<Partial<Record<Phase, Problem>>> = {
  starting: 'page-not-loaded',
  pairing: 'not-scanned',
  syncing: 'never-ready',
};

/** Which phase the session is in, and a watchdog on each: nothing is waited for without end. */
export class Phases {
  #phase: Phase = 'starting';
  #watchdog: NodeJS.Timeout | undefined;
  /** The page is there, but showed neither a code nor an account. */
  #loaded = false;

  constructor(
    private readonly limits: PhaseLimits,
    private readonly onStuck: (problem: Problem) => void,
  ) {
    this.#watch();
  }

  get now(): Phase {
    return this.#phase;
  }

  /** The page's own script runs. */
  loaded(): void {
    this.#loaded = true;
  }

  /** Enters a phase. Returning to an earlier one is allowed: the page does so after it was loaded anew. */
  enter(phase: Phase): void {
    if (this.#phase === 'lost' || phase === this.#phase) return;
    this.#phase = phase;
    this.#watch();
  }

  /** The loading screen moved: the phase may take that long again. */
  progress(): void {
    if (this.#phase === 'syncing') this.#watch();
  }

  #watch(): void {
    clearTimeout(this.#watchdog);
    const stuck = STUCK[this.#phase];
    if (!stuck) return;
    const { startMs, pairMs, syncMs } = this.limits;
    const limitMs = { starting: startMs, pairing: pairMs, syncing: syncMs, ready: 0, lost: 0 }[this.#phase];
    const problem = () => (stuck === 'page-not-loaded' && this.#loaded ? 'qr-not-shown' : stuck);
    this.#watchdog = setTimeout(() => this.onStuck(problem()), limitMs);
  }
}
