import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { TaskReply, TaskRequest } from './messages.js';

/** Tasks waiting; more are refused, so that a flood of pictures cannot fill the memory. */
const MAX_WAITING = 64;

export interface TaskProcessOptions {
  /** Compiled file of the process, and its arguments. */
  readonly file: string;
  readonly args: readonly string[];
  /** What it is called in errors, and what it does with what: `text reader`, `read`, `picture`. */
  readonly name: string;
  readonly done: string;
  readonly what: string;
  /** Milliseconds for one task, loading of the models included. */
  readonly timeoutMs: number;
  /** Milliseconds without a task after which the process ends and its memory is free. */
  readonly idleMs: number;
  /** The error of its kind. */
  readonly failure: (message: string, cause?: unknown) => Error;
}

interface Job<Task, Result> {
  readonly task: Task;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
  /** Removes the job's listener on its signal. */
  readonly detach: () => void;
}

/**
 * A process that does one task after the other, started with the first one. It is a process, not a thread, because only that can be ended
 * in the middle of a run (onnxruntime aborts the whole program when its thread is terminated) and keeps a library that a hostile picture
 * crashes away from the rest. A task that fails, hangs or kills it is an error for itself only. The other side: `serveTasks`.
 */
export class TaskProcess<Task, Result> {
  readonly #waiting: Job<Task, Result>[] = [];
  #running: { readonly job: Job<Task, Result>; readonly id: number; readonly timer: NodeJS.Timeout } | undefined;
  #process: ChildProcess | undefined;
  #idle: NodeJS.Timeout | undefined;
  #nextId = 1;
  #closed = false;

  constructor(private readonly options: TaskProcessOptions) {}

  /** @throws the options' `failure` when the task fails, takes too long or cannot be taken; the signal's reason when aborted */
  run(task: Task, signal?: AbortSignal): Promise<Result> {
    if (this.#closed) return Promise.reject(this.#error('is closed.'));
    const { what, done } = this.options;
    if (this.#waiting.length >= MAX_WAITING)
      return Promise.reject(
        this.options.failure(`${MAX_WAITING} ${what}s are waiting to be ${done}; try again later.`),
      );
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    return new Promise((resolve, reject) => {
      // One that is being read goes on to its end, unheard: the models cannot be interrupted.
      const onAbort = (): void => {
        const at = this.#waiting.indexOf(job);
        if (at >= 0) this.#waiting.splice(at, 1);
        reject(signal!.reason as Error);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      const job: Job<Task, Result> = {
        task,
        resolve,
        reject,
        detach: () => signal?.removeEventListener('abort', onAbort),
      };
      this.#waiting.push(job);
      this.#next();
    });
  }

  /** Ends the process; tasks under way are rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idle);
    const error = this.#error('was closed.');
    for (const job of this.#waiting.splice(0)) this.#end(job, () => job.reject(error));
    this.#finish((job) => job.reject(error));
    const child = this.#process;
    this.#stop();
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    // Else a program that waits for nothing but this would end here.
    child.ref();
    await once(child, 'exit');
  }

  #next(): void {
    if (this.#running || this.#closed) return;
    clearTimeout(this.#idle);
    const job = this.#waiting.shift();
    if (!job) {
      // An idle process does not keep the program running.
      this.#process?.unref();
      this.#process?.channel?.unref();
      this.#idle = setTimeout(() => this.#stop(), this.options.idleMs).unref();
      return;
    }
    const child = (this.#process ??= this.#start());
    child.ref();
    child.channel?.ref();
    const id = this.#nextId++;
    const { timeoutMs, done, what } = this.options;
    const timer = setTimeout(
      () => this.#fail(child, this.options.failure(`The ${what} was not ${done} within ${timeoutMs / 1000} s.`)),
      timeoutMs,
    );
    this.#running = { job, id, timer };
    // A failure to send is followed by the process's end, which is handled there.
    child.send({ id, task: job.task } satisfies TaskRequest<Task>, () => undefined);
  }

  #start(): ChildProcess {
    const child = fork(this.options.file, this.options.args, {
      serialization: 'advanced',
      // It handles what strangers send: it gets no secrets, and no flags of a debugger.
      env: { PATH: process.env.PATH },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('message', (reply: TaskReply<Result>) => {
      if (reply.id !== this.#running?.id) return;
      this.#finish((job) =>
        'result' in reply ? job.resolve(reply.result) : job.reject(this.options.failure(reply.error)),
      );
      this.#next();
    });
    child.on('error', (cause) => this.#fail(child, this.#error('cannot be started.', cause)));
    child.on('exit', (code, signal) => this.#fail(child, this.#error(`ended (${signal ?? code}).`)));
    return child;
  }

  /** Gives the present task up, and the process with it; the next one gets a new one. */
  #fail(child: ChildProcess, error: Error): void {
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

  #finish(settle: (job: Job<Task, Result>) => void): void {
    if (!this.#running) return;
    const { job, timer } = this.#running;
    clearTimeout(timer);
    this.#running = undefined;
    this.#end(job, () => settle(job));
  }

  #end(job: Job<Task, Result>, settle: () => void): void {
    job.detach();
    settle();
  }

  #error(what: string, cause?: unknown): Error {
    return this.options.failure(`The ${this.options.name} ${what}`, cause);
  }
}
