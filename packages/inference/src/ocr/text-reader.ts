import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { compiledFile } from '../engine/thread/compiled-file.js';
import type { ReadReply, ReadRequest, ReaderData } from './messages.js';
import { OcrError } from './types.js';
import type { TextLine, TextReader } from './types.js';

/** Milliseconds for one picture, loading of the models included; a dense page of 4096 pixels takes under 20 s on two cores. */
const PICTURE_TIMEOUT_MS = 60_000;
/** Milliseconds; the next picture then waits some 0.3 s for the models, and 300 MB are free until it comes. */
const IDLE_MS = 300_000;
/** Pictures waiting; more are refused, so that a flood of pictures cannot fill the memory. */
const MAX_WAITING = 64;
/** More threads than this do not make a line faster. */
const MAX_THREADS = 4;

export interface TextReaderOptions {
  /** Folder of `ensureFiles({ id: OCR_MODEL })`. */
  readonly dir: string;
  /** Threads of onnxruntime. Default: the machine's, at most 4. */
  readonly threads?: number;
  /** Milliseconds for one picture. Default: 60,000. */
  readonly timeoutMs?: number;
  /** Milliseconds without a picture after which the thread ends and its memory is free. Default: 300,000. */
  readonly idleMs?: number;
  /** Compiled file of the thread; for tests. */
  readonly workerFile?: string;
}

interface Job {
  readonly picture: Buffer;
  readonly resolve: (lines: readonly TextLine[]) => void;
  readonly reject: (error: Error) => void;
  /** Removes the job's listener on its signal. */
  readonly detach: () => void;
}

/** A reader whose thread starts with the first picture. A picture that fails, hangs or kills the thread is an error for itself only. */
export function createTextReader(options: TextReaderOptions): TextReader {
  return new ThreadedReader(options);
}

class ThreadedReader implements TextReader {
  readonly #waiting: Job[] = [];
  #running: { readonly job: Job; readonly id: number; readonly timer: NodeJS.Timeout } | undefined;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #nextId = 1;
  #closed = false;

  constructor(private readonly options: TextReaderOptions) {}

  read(picture: Buffer, signal?: AbortSignal): Promise<readonly TextLine[]> {
    if (this.#closed) return Promise.reject(new OcrError('The text reader is closed.'));
    if (this.#waiting.length >= MAX_WAITING)
      return Promise.reject(new OcrError(`${MAX_WAITING} pictures are waiting to be read; try again later.`));
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    return new Promise((resolve, reject) => {
      // One that is being read goes on to its end, unheard: the models cannot be interrupted.
      const onAbort = (): void => {
        const at = this.#waiting.indexOf(job);
        if (at >= 0) this.#waiting.splice(at, 1);
        reject(signal!.reason as Error);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      const job: Job = { picture, resolve, reject, detach: () => signal?.removeEventListener('abort', onAbort) };
      this.#waiting.push(job);
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idle);
    const error = new OcrError('The text reader was closed.');
    for (const job of this.#waiting.splice(0)) this.#end(job, () => job.reject(error));
    this.#finish((job) => job.reject(error));
    await this.#stop();
  }

  #next(): void {
    if (this.#running || this.#closed) return;
    clearTimeout(this.#idle);
    const job = this.#waiting.shift();
    if (!job) {
      // An idle thread does not keep the program running.
      this.#worker?.unref();
      this.#idle = setTimeout(() => void this.#stop(), this.options.idleMs ?? IDLE_MS).unref();
      return;
    }
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    const id = this.#nextId++;
    const timeoutMs = this.options.timeoutMs ?? PICTURE_TIMEOUT_MS;
    const timer = setTimeout(
      () => this.#fail(worker, new OcrError(`The picture was not read within ${timeoutMs / 1000} s.`)),
      timeoutMs,
    );
    this.#running = { job, id, timer };
    worker.postMessage({ id, picture: job.picture } satisfies ReadRequest);
  }

  #start(): Worker {
    const file = this.options.workerFile ?? compiledFile(new URL('./worker.js', import.meta.url));
    const threads = this.options.threads ?? Math.min(MAX_THREADS, availableParallelism());
    const worker = new Worker(file, { workerData: { dir: this.options.dir, threads } satisfies ReaderData });
    worker.on('message', (reply: ReadReply) => {
      if (reply.id !== this.#running?.id) return;
      this.#finish((job) => ('lines' in reply ? job.resolve(reply.lines) : job.reject(new OcrError(reply.error))));
      this.#next();
    });
    worker.on('error', (cause) => this.#fail(worker, new OcrError('The text reader failed.', { cause })));
    worker.on('exit', () => this.#fail(worker, new OcrError('The text reader ended.')));
    return worker;
  }

  /** Gives the present picture up, and the thread with it; the next picture gets a new one. */
  #fail(worker: Worker, error: OcrError): void {
    if (this.#worker !== worker) return;
    this.#finish((job) => job.reject(error));
    void this.#stop().finally(() => this.#next());
  }

  async #stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #finish(settle: (job: Job) => void): void {
    if (!this.#running) return;
    const { job, timer } = this.#running;
    clearTimeout(timer);
    this.#running = undefined;
    this.#end(job, () => settle(job));
  }

  #end(job: Job, settle: () => void): void {
    job.detach();
    settle();
  }
}
