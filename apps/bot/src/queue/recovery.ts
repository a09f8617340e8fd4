/** How soon the work of a process that went silent is taken over: after at most `lockMs` + 2 × `stalledIntervalMs`. */
export interface Recovery {
  /** A job belongs to its worker for so long after the last sign of life. Shorter ones are lost to a busy event loop. */
  readonly lockMs: number;
  /** Between two looks for jobs whose lock ran out. */
  readonly stalledIntervalMs: number;
}

/** Measured: 30/30 s took over after 51 to 56 s, 10/5 s after 6 to 16 s, 5/2 s after 4 to 7 s. */
export const RECOVERY: Recovery = { lockMs: 15_000, stalledIntervalMs: 5000 };

/** BullMQ worker options that hold for every queue. */
export function workerOptions({ lockMs, stalledIntervalMs }: Recovery) {
  return {
    lockDuration: lockMs,
    stalledInterval: stalledIntervalMs,
    // A killed process is not the message's fault. What crashes workers is found by counting starts.
    maxStalledCount: 1000,
  };
}
