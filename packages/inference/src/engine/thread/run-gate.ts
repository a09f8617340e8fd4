/** Places in the shared memory. */
const RUNNING = 0;
const SHUT = 1;
/** Longest wait for the runs in progress, in milliseconds; loading a large model is one run. */
const MOST_WAIT_MS = 10_000;

/**
 * When a process exits, Node stops its threads wherever they are, and one that is stopped inside onnxruntime ends the process with SIGABRT.
 * The gate makes the exit wait for the runs in progress, one a thread, and lets no other begin.
 */
export class RunGate {
  readonly #state: Int32Array;

  /** @param memory shared between the threads; 8 bytes */
  constructor(readonly memory: SharedArrayBuffer = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)) {
    this.#state = new Int32Array(memory);
  }

  /** In a thread that runs a model: does something that must not be interrupted; never settles once the gate is shut. */
  async pass<T>(run: () => Promise<T>): Promise<T> {
    Atomics.add(this.#state, RUNNING, 1);
    try {
      if (!Atomics.load(this.#state, SHUT)) return await run();
    } finally {
      Atomics.sub(this.#state, RUNNING, 1);
      Atomics.notify(this.#state, RUNNING);
    }
    return new Promise<never>(() => {});
  }

  /** In the main thread, which is blocked meanwhile: for the exit only. */
  shut(): void {
    Atomics.store(this.#state, SHUT, 1);
    const end = performance.now() + MOST_WAIT_MS;
    for (;;) {
      const running = Atomics.load(this.#state, RUNNING);
      const left = end - performance.now();
      if (running === 0 || left <= 0) return;
      Atomics.wait(this.#state, RUNNING, running, left);
    }
  }
}
