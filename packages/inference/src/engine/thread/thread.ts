import { Worker } from 'node:worker_threads';
import { EngineError } from '../types.js';
import type { GenerateEvent, ModelInfo } from '../types.js';
import { compiledFile } from './compiled-file.js';
import type { FromThread, ThreadData, ThreadOptions, ToThread } from './messages.js';
import { DeviceLock } from './device-lock.js';
import { RunGate } from './run-gate.js';

/** Shared by all engine threads of the process. */
const deviceLock = new DeviceLock();

/** Who waits for messages about one id. */
export interface Listener {
  event?(event: GenerateEvent): void;
  value?(value: unknown): void;
  fail(error: Error): void;
}

/** One engine thread, from its start to its end. */
export class EngineThread {
  readonly #worker: Worker;
  readonly #listeners = new Map<number, Listener>();
  #ids = 0;
  /** Rejects when the thread ends before it is ready. */
  readonly ready: Promise<ModelInfo>;
  /** Resolves when the thread has ended, for whatever reason. */
  readonly ended: Promise<void>;
  #dead: EngineError | undefined;

  constructor(options: ThreadOptions) {
    const gate = new RunGate();
    const workerData: ThreadData = { options, gate: gate.memory, lock: deviceLock.memory };
    this.#worker = new Worker(compiledFile(new URL('./worker.js', import.meta.url)), { workerData });
    const shut = () => gate.shut();
    process.once('exit', shut);
    let cause: unknown;
    this.#worker.on('error', (error) => {
      cause = error;
    });
    this.ended = new Promise((resolve) => {
      this.#worker.on('exit', (code) => {
        const reason = cause instanceof Error ? cause.message : `exit code ${code}`;
        this.#dead = new EngineError('backend', `the engine thread ended: ${reason}`, { cause });
        process.off('exit', shut);
        for (const listener of this.#listeners.values()) listener.fail(this.#dead);
        this.#listeners.clear();
        resolve();
      });
    });
    this.ready = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: FromThread) => {
        if (message.type === 'ready') resolve(message.model);
        else this.#deliver(message);
      });
      void this.ended.then(() => reject(this.#dead!));
    });
    // Whoever awaits it learns of the failure; nobody need do so.
    this.ready.catch(() => undefined);
  }

  /** False from the moment the thread has ended. */
  get alive(): boolean {
    return !this.#dead;
  }

  /** Sends a message with a new id; the listener hears of it until its last event, value or failure. */
  send(message: (id: number) => ToThread, listener: Listener): number {
    const id = this.#ids++;
    if (this.#dead) {
      listener.fail(this.#dead);
      return id;
    }
    try {
      this.#worker.postMessage(message(id));
      this.#listeners.set(id, listener);
    } catch (cause) {
      // A function in a schema, say.
      listener.fail(new EngineError('bad-request', 'the request holds something that is not plain data', { cause }));
    }
    return id;
  }

  cancel(id: number): void {
    this.#worker.postMessage({ type: 'cancel', id } satisfies ToThread);
  }

  /**
   * Ends what is running with `closed` and the thread with it, between two runs of the graph. (`Worker.terminate` is no alternative: in the
   * middle of a run of onnxruntime it ends the whole process.)
   */
  async close(): Promise<void> {
    this.#worker.postMessage({ type: 'close' } satisfies ToThread);
    await this.ended;
  }

  #deliver(message: Exclude<FromThread, { type: 'ready' }>): void {
    const listener = this.#listeners.get(message.id);
    if (message.type !== 'event' || message.event.type === 'end') this.#listeners.delete(message.id);
    if (message.type === 'event') listener?.event?.(message.event);
    else if (message.type === 'value') listener?.value?.(message.value);
    else listener?.fail(new EngineError(message.code, message.message));
  }
}
