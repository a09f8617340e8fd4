const FREE = 0;
const TAKEN = 1;

/**
 * Lets one run at a time use the graphics card, whatever engines a process has: onnxruntime's threads share one device there, which is not
 * made for two at once.
 */
export class DeviceLock {
  readonly #state: Int32Array;

  /** @param memory shared between the threads; 4 bytes */
  constructor(readonly memory: SharedArrayBuffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.#state = new Int32Array(memory);
  }

  /** In an engine thread, which waits as it would for a run of its own. */
  async hold<T>(run: () => Promise<T>): Promise<T> {
    while (Atomics.compareExchange(this.#state, 0, FREE, TAKEN) !== FREE) Atomics.wait(this.#state, 0, TAKEN);
    try {
      return await run();
    } finally {
      Atomics.store(this.#state, 0, FREE);
      Atomics.notify(this.#state, 0, 1);
    }
  }
}
