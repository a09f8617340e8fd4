import { EngineError } from '../types.js';
import type { Engine, EngineStats, GenerateEvent, GenerateRequest, ModelInfo } from '../types.js';
import { EventStream } from './event-stream.js';
import type { Call, ThreadOptions } from './messages.js';
import { EngineThread } from './thread.js';

/** The main thread's side: passes messages to the engine thread and back. Starts a new thread when the last one has crashed. */
export class EngineClient implements Engine {
  #closed: Promise<void> | undefined;

  private constructor(
    private readonly options: ThreadOptions,
    private thread: EngineThread,
    readonly model: ModelInfo,
  ) {}

  /** @throws EngineError `backend` when the model cannot be loaded, or the signal's reason */
  static async start(options: ThreadOptions, signal?: AbortSignal): Promise<EngineClient> {
    signal?.throwIfAborted();
    const thread = new EngineThread(options);
    const model = await new Promise<ModelInfo>((resolve, reject) => {
      thread.ready.then(resolve, reject);
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    }).catch((error: unknown) => {
      // The thread cannot be stopped while it loads; it ends right after.
      if (thread.alive) void thread.close();
      throw error;
    });
    return new EngineClient(options, thread, model);
  }

  generate(request: GenerateRequest, signal?: AbortSignal): AsyncIterable<GenerateEvent> {
    let cancel = () => {};
    const stream = new EventStream<GenerateEvent>(() => cancel());
    const abort = () => cancel();
    const end = (error?: Error) => {
      signal?.removeEventListener('abort', abort);
      stream.end(error);
    };
    let thread: EngineThread;
    try {
      thread = this.#running();
    } catch (error) {
      end(error as EngineError);
      return stream;
    }
    const id = thread.send((id) => ({ type: 'generate', id, request }), {
      event(event) {
        stream.push(event);
        if (event.type === 'end') end();
      },
      fail: end,
    });
    cancel = () => thread.cancel(id);
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', abort, { once: true });
    return stream;
  }

  embed(text: string, signal?: AbortSignal): Promise<Float32Array> {
    return this.#call<Float32Array>({ type: 'embed', text }, signal);
  }

  countTokens(text: string): Promise<number> {
    return this.#call<number>({ type: 'countTokens', text });
  }

  stats(): Promise<EngineStats> {
    return this.#call<EngineStats>({ type: 'stats' });
  }

  close(): Promise<void> {
    this.#closed ??= this.thread.alive ? this.thread.close() : Promise.resolve();
    return this.#closed;
  }

  /** The thread, started anew if it has crashed: once for every call, so that a broken model does not restart for ever. */
  #running(): EngineThread {
    if (this.#closed) throw new EngineError('closed', 'the engine is closed');
    if (!this.thread.alive) this.thread = new EngineThread(this.options);
    return this.thread;
  }

  async #call<T>(call: Call, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const thread = this.#running();
    let abort = () => {};
    try {
      return await new Promise<T>((resolve, reject) => {
        const id = thread.send((id) => ({ type: 'call', id, call }), {
          value: (value) => resolve(value as T),
          fail: reject,
        });
        abort = () => {
          thread.cancel(id);
          reject(signal?.reason as Error);
        };
        signal?.addEventListener('abort', abort, { once: true });
      });
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }
}
