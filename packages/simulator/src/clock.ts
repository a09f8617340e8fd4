/** Time as the simulated platforms see it. Windows, expiries and retries run on it, so a test can move 24 hours in no time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `action` once, `ms` from now; the returned function calls it off. */
  after(ms: number, action: () => void): () => void;
}

/** The machine's clock. Its timers do not keep a process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, action) {
    const timer = setTimeout(action, ms).unref();
    return () => clearTimeout(timer);
  },
};

export interface ManualClock extends Clock {
  /** Moves time on and runs everything that falls due, in order of time. */
  advance(ms: number): void;
}

/** A clock that stands still until a test moves it. */
export function createManualClock(start = Date.UTC(2026, 10, 24, 9)): ManualClock {
  let now = start;
  const timers = new Set<{ at: number; action: () => void }>();
  const nextDue = (until: number) =>
    [...timers].filter((timer) => timer.at <= until).toSorted((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    after(ms, action) {
      const timer = { at: now + ms, action };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      const end = now + ms;
      for (let timer = nextDue(end); timer; timer = nextDue(end)) {
        timers.delete(timer);
        now = Math.max(now, timer.at);
        timer.action();
      }
      now = end;
    },
  };
}
