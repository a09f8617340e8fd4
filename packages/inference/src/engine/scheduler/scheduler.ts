import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Backend, Logits, Row } from '../../backends/backend.js';
import type { ChatTokenizer } from '../../tokenizer/tokenizer.js';
import { EngineError } from '../types.js';
import type { EngineStats, FinishReason, GenerateRequest } from '../types.js';
import { PictureError } from '../../pictures/pixels.js';
import { PictureQueue } from '../pictures/picture-queue.js';
import type { Sight } from '../pictures/sight.js';
import { picturesOf } from '../prompt/content.js';
import { Admission } from './admission.js';
import { checkRequest } from './check-request.js';
import { ChunkSize } from './chunk-size.js';
import { Counters } from './counters.js';
import { Embedding } from './embedding.js';
import { FeedOrder } from './feed-order.js';
import { Generation } from './generation.js';
import { RowCache } from './row-cache.js';
import type { Sink } from './sink.js';

/**
 * From this many waiting tokens on (a prompt, forced text) a chunk of its own is cheaper than one step each. A longer prompt never leaves
 * fewer to the last chunk: whether a token goes through a chunk or a step shows in its last digits, and must not depend on timing.
 */
const CHUNK_FROM = 3;

export interface SchedulerOptions {
  readonly backend: Backend;
  readonly tokenizer: ChatTokenizer;
  /** Answers at once. */
  readonly slots: number;
  /** Bytes of KV cache kept for beginnings of prompts; 0 = none. */
  readonly cacheBytes: number;
  /** How a model sees pictures, if it does. */
  readonly sight?: Sight;
  /** Milliseconds, monotonic. */
  readonly now?: () => number;
}

/**
 * Decides what the backend runs next: one prefill chunk or one decode step of all rows that can, in turns when both wait.
 * Between runs requests come, leave and are cancelled. A run that fails ends the requests in it and no others.
 */
export class Scheduler {
  readonly #backend: Backend;
  readonly #tokenizer: ChatTokenizer;
  readonly #slots: number;
  readonly #now: () => number;
  readonly #cache: RowCache;
  readonly #admission: Admission;
  readonly #chunk = new ChunkSize();
  readonly #feedOrder = new FeedOrder();
  readonly #counters = new Counters();
  readonly #pictures: PictureQueue | undefined;
  readonly #looking = new Set<Generation>();
  readonly #queue: Generation[] = [];
  readonly #embeddings = new Set<Embedding>();
  readonly #active = new Set<Generation>();
  #arrivals = 0;
  #decodeNext = false;
  #loop: Promise<void> | undefined;
  #closed = false;

  constructor(options: SchedulerOptions) {
    this.#backend = options.backend;
    this.#tokenizer = options.tokenizer;
    this.#slots = options.slots;
    this.#now = options.now ?? (() => performance.now());
    this.#cache = new RowCache(options.backend, options.cacheBytes);
    this.#admission = new Admission(options.tokenizer, options.backend.contextLength, options.sight);
    if (options.sight) this.#pictures = new PictureQueue(options.sight, options.backend.vocabSize);
  }

  /** Queues a request; its events go to the sink, from a later turn of the event loop on. */
  generate(request: GenerateRequest, sink: Sink, signal?: AbortSignal): void {
    const problem = this.#closed
      ? new EngineError('closed', 'the engine is closed')
      : checkRequest(request, this.#pictures !== undefined);
    if (problem) return sink.fail(problem);
    const generation = new Generation(this.#arrivals++, request, signal, sink, this.#now);
    const pictures = 'messages' in request.prompt ? picturesOf(request.prompt.messages) : [];
    if (this.#pictures && pictures.length > 0)
      return void this.#look(generation, this.#pictures.look(pictures, signal));
    this.#queue.push(generation);
    this.#wake();
  }

  /** Queues a request once its pictures are encoded. */
  async #look(generation: Generation, pictures: Promise<Generation['pictures']>): Promise<void> {
    const { signal } = generation;
    const cancel = () => generation.end('cancelled');
    signal?.addEventListener('abort', cancel, { once: true });
    this.#looking.add(generation);
    try {
      generation.pictures = await pictures;
      if (!this.#closed) this.#queue.push(generation);
    } catch (error) {
      generation.fail(asEngineError(error, error instanceof PictureError ? 'bad-request' : 'backend'));
    } finally {
      signal?.removeEventListener('abort', cancel);
      this.#looking.delete(generation);
      this.#wake();
    }
  }

  /** Mean of the middle layer's states over the text's tokens (its first ones, if it is longer than the context). */
  embed(text: string, signal?: AbortSignal): Promise<Float32Array> {
    if (this.#closed) return Promise.reject(new EngineError('closed', 'the engine is closed'));
    const tokens = this.#tokenizer.encode(text.toWellFormed(), { special: false });
    if (tokens.length === 0) return Promise.reject(new EngineError('bad-request', 'the text is empty'));
    tokens.length = Math.min(tokens.length, this.#backend.contextLength);
    return new Promise((resolve, reject) => {
      const order = this.#arrivals++;
      this.#embeddings.add(new Embedding(order, tokens, this.#backend.hiddenSize, signal, resolve, reject));
      this.#wake();
    });
  }

  stats(): EngineStats {
    return {
      slots: this.#slots,
      active: this.#active.size,
      queued: this.#queue.length + this.#looking.size,
      tokensGenerated: this.#counters.generated,
      tokensPrefilled: this.#counters.prefilled,
      cachedTokens: this.#counters.cached,
      longestRunMs: this.#counters.takeLongestRunMs(),
    };
  }

  /** Fails what is running or waiting with `closed`; resolves when the backend is idle. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#loop;
    const error = new EngineError('closed', 'the engine was closed');
    for (const generation of [...this.#queue.splice(0), ...this.#looking, ...this.#active])
      this.#fail(generation, error);
    for (const embedding of this.#embeddings) this.#fail(embedding, error);
    this.#cache.clear();
  }

  #wake(): void {
    this.#loop ??= this.#run();
  }

  async #run(): Promise<void> {
    try {
      for (;;) {
        // Messages that came during the last run (new requests, cancels) are taken in here.
        await nextTurn();
        this.#dropCancelled();
        await this.#admit();
        const idle = this.#active.size === 0 && this.#embeddings.size === 0 && this.#queue.length === 0;
        if (idle || this.#closed) return;
        await this.#step();
      }
    } finally {
      this.#loop = undefined;
    }
  }

  /** One backend run. */
  async #step(): Promise<void> {
    const ready = [...this.#active].filter((generation) => generation.left < CHUNK_FROM);
    const waiting = [...this.#active, ...this.#embeddings].filter(
      (feed) => feed instanceof Embedding || feed.left >= CHUNK_FROM,
    );
    const decode = ready.length > 0 && (waiting.length === 0 || this.#decodeNext);
    this.#decodeNext = !decode;
    if (decode) return this.#decode(ready);
    const next = this.#feedOrder.pick(waiting);
    if (next) await this.#feed(next, ready.length > 0);
  }

  #dropCancelled(): void {
    for (let i = this.#queue.length - 1; i >= 0; i--) {
      if (this.#queue[i]!.signal?.aborted) this.#queue.splice(i, 1)[0]!.end('cancelled');
    }
    for (const generation of this.#active) {
      if (generation.signal?.aborted) this.#end(generation, 'cancelled');
    }
    for (const embedding of this.#embeddings) {
      if (embedding.signal?.aborted) this.#fail(embedding, new EngineError('closed', 'the embedding was cancelled'));
    }
  }

  /** Gives free slots to those who wait, first come, first served. */
  async #admit(): Promise<void> {
    while (this.#active.size < this.#slots && this.#queue.length > 0) {
      const generation = this.#queue.shift()!;
      this.#active.add(generation);
      generation.started();
      try {
        await this.#admission.admit(generation);
        if (generation.answer.finish) this.#end(generation, generation.answer.finish);
      } catch (error) {
        this.#fail(generation, asEngineError(error, 'bad-request'));
      }
    }
  }

  async #feed(feed: Generation | Embedding, shared: boolean): Promise<void> {
    try {
      if (feed instanceof Generation) this.#open(feed);
      const size = this.#chunk.next(shared);
      const count = feed.left - size < CHUNK_FROM ? feed.left : size;
      if (feed instanceof Generation) await this.#feedGeneration(feed, count);
      else await this.#feedEmbedding(feed, count);
    } catch (error) {
      this.#fail(feed, asEngineError(error, 'backend'));
    }
  }

  async #feedEmbedding(embedding: Embedding, count: number): Promise<void> {
    const row = (embedding.row ??= this.#backend.open([], embedding.left));
    const { hidden } = await this.#prefill(row, embedding.next(count), 'hidden');
    embedding.add(hidden!, count);
    if (embedding.left > 0) return;
    this.#embeddings.delete(embedding);
    this.#backend.close(row);
  }

  async #feedGeneration(generation: Generation, count: number): Promise<void> {
    const tokens = generation.pending.slice(0, count);
    const last = count === generation.left;
    const { logits } = await this.#prefill(generation.row!, tokens, last ? 'logits' : 'nothing');
    this.#advanced(generation, count);
    if (last) await this.#take(generation, logits!);
  }

  async #prefill(...[row, tokens, want]: Parameters<Backend['prefill']>): ReturnType<Backend['prefill']> {
    const started = this.#now();
    const result = await this.#backend.prefill(row, tokens, want);
    const took = this.#now() - started;
    this.#counters.ran(took);
    this.#counters.prefilled += tokens.length;
    this.#chunk.learn(tokens.length, took);
    return result;
  }

  async #decode(ready: readonly Generation[]): Promise<void> {
    let logits: Logits[];
    try {
      const steps = ready.map((generation) => ({ row: this.#open(generation), token: generation.pending[0]! }));
      const started = this.#now();
      logits = await this.#backend.decode(steps);
      this.#counters.ran(this.#now() - started);
    } catch (error) {
      for (const generation of ready) this.#fail(generation, asEngineError(error, 'backend'));
      return;
    }
    for (const [index, generation] of ready.entries()) {
      this.#advanced(generation, 1);
      if (generation.left > 0) continue;
      try {
        await this.#take(generation, logits[index]!);
      } catch (error) {
        this.#fail(generation, asEngineError(error, 'backend'));
      }
    }
  }

  #advanced(generation: Generation, count: number): void {
    generation.fed.push(...generation.pending.splice(0, count));
  }

  async #take(generation: Generation, logits: Logits): Promise<void> {
    const { answer } = generation;
    const before = answer.completionTokens;
    generation.pending = await answer.advance(logits);
    this.#counters.generated += answer.completionTokens - before;
    // Only now is it known that the cache holds numbers: a NaN in it would fail everybody who begins alike.
    if (!generation.sound) this.#cache.remember(generation);
    generation.sound = true;
    if (generation.answer.finish) this.#end(generation, generation.answer.finish);
  }

  #open(generation: Generation): Row {
    const opened = generation.row !== undefined;
    const row = this.#cache.open(generation, CHUNK_FROM);
    if (!opened) this.#counters.cached += generation.cachedTokens;
    return row;
  }

  #end(generation: Generation, finish: FinishReason): void {
    if (generation.sound) this.#cache.remember(generation);
    this.#release(generation);
    generation.end(finish);
  }

  #fail(job: Generation | Embedding, error: EngineError): void {
    this.#release(job);
    job.fail(error);
  }

  #release(job: Generation | Embedding): void {
    if (job instanceof Generation) {
      this.#active.delete(job);
      job.constraint?.dispose();
    } else this.#embeddings.delete(job);
    if (job.row) this.#backend.close(job.row);
    job.row = undefined;
  }
}

function asEngineError(error: unknown, code: EngineError['code']): EngineError {
  if (error instanceof EngineError) return error;
  return new EngineError(code, error instanceof Error ? error.message : String(error), { cause: error });
}
