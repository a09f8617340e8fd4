import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { compiledFile } from '../engine/thread/compiled-file.js';
import type { ReadReply, ReadRequest } from './messages.js';
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
  /** Milliseconds without a picture after which the process ends and its memory is free. Default: 300,000. */
  readonly idleMs?: number;
  /** Compiled file of the process; for tests. */
  readonly processFile?: string;
}

interface Job {
  readonly picture: Buffer;
  readonly resolve: (lines: readonly TextLine[]) => void;
  readonly reject: (error: Error) => void;
  /** Removes the job's listener on its signal. */
  readonly detach: () => void;
}

/**
 * A reader whose process starts with the first picture. It is a process, not a thread, because only that can be ended in the middle of a
 * run (onnxruntime aborts the whole program when its thread is terminated) and keeps a library that a hostile picture crashes away from
 * the rest. A picture that fails, hangs or kills it is an error for itself only.
 */
export function createTextReader(options: TextReaderOptions): TextReader {
  return new ProcessReader(options);
}

class ProcessReader implements TextReader {
  readonly #waiting: Job[] = [];
  #running: { readonly job: Job; readonly id: number; readonly timer: NodeJS.Timeout } | undefined;
  #process: ChildProcess | undefined;
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
    const child = this.#process;
    this.#stop();
    if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }

  #next(): void {
    if (this.#running || this.#closed) return;
    clearTimeout(this.#idle);
    const job = this.#waiting.shift();
    if (!job) {
      // An idle process does not keep the program running.
      this.#process?.unref();
      this.#process?.channel?.unref();
      this.#idle = setTimeout(() => this.#stop(), this.options.idleMs ?? IDLE_MS).unref();
      return;
    }
    const child = (this.#process ??= this.#start());
    child.ref();
    child.channel?.ref();
    const id = this.#nextId++;
    const timeoutMs = this.options.timeoutMs ?? PICTURE_TIMEOUT_MS;
    const timer = setTimeout(
      () => this.#fail(child, new OcrError(`The picture was not read within ${timeoutMs / 1000} s.`)),
      timeoutMs,
    );
    this.#running = { job, id, timer };
    // A failure to send is followed by the process's end, which is handled there.
    child.send({ id, picture: job.picture } satisfies ReadRequest, () => undefined);
  }

  #start(): ChildProcess {
    const file = this.options.processFile ?? compiledFile(new URL('./reader-process.js', import.meta.url));
    const threads = this.options.threads ?? Math.min(MAX_THREADS, availableParallelism());
    const child = fork(file, [this.options.dir, String(threads)], {
      serialization: 'advanced',
      // It handles what strangers send: it gets no secrets, and no flags of a debugger.
      env: { PATH: process.env.PATH },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('message', (reply: ReadReply) => {
      if (reply.id !== this.#running?.id) return;
      this.#finish((job) => ('lines' in reply ? job.resolve(reply.lines) : job.reject(new OcrError(reply.error))));
      this.#next();
    });
    child.on('error', (cause) => this.#fail(child, new OcrError('The text reader cannot be started.', { cause })));
    child.on('exit', (code, signal) => this.#fail(child, new OcrError(`The text reader ended (${signal ?? code}).`)));
    return child;
  }

  /** Gives the present picture up, and the process with it; the next picture gets a new one. */
  #fail(child: ChildProcess, error: OcrError): void {
    if (this.#process !== child) return;
    this.#stop();
    this.#finish((job) => job.reject(error));
    this.#next();
  }

  /** The process holds nothing that could be lost: no need to ask it first. */
  #stop(): void {
    this.#process?.kill('SIGKILL');
    this.#process = undefined;
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
