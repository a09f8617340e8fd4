import { Worker } from 'node:worker_threads';
import type { Transferable } from 'node:worker_threads';
import { compiledFile } from '../engine/thread/compiled-file.js';

/** To the thread. */
export interface Call<Question> {
  readonly id: number;
  readonly question: Question;
}

/** From the thread. `problem` is the name and the message of what was thrown there. */
export type Reply<Answer> =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly problem: { readonly name: string; readonly message: string } };

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that answers questions, see `answerCalls`. It keeps the process running only while somebody waits for an answer. */
export class CallThread<Question, Answer> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting<Answer>>();
  #ids = 0;
  #end: Error | undefined;

  /**
   * @param url of the thread's file, as its source
   * @param name for errors
   */
  constructor(url: URL, name: string, workerData?: unknown) {
    this.#worker = new Worker(compiledFile(url), { workerData });
    this.#worker.unref();
    this.#worker.on('message', (reply: Reply<Answer>) => this.#deliver(reply));
    let cause: unknown;
    this.#worker.on('error', (error) => {
      cause = error;
    });
    this.#worker.on('exit', (code) => {
      const reason = cause instanceof Error ? cause.message : `exit code ${code}`;
      this.#end = new Error(`the ${name} thread ended: ${reason}`, { cause });
      for (const { reject } of this.#waiting.values()) reject(this.#end);
      this.#waiting.clear();
    });
  }

  /** False from the moment the thread has ended. */
  get alive(): boolean {
    return !this.#end;
  }

  /** @throws Error with the name and the message of what the thread threw, or when it has ended */
  ask(question: Question, transfer: readonly Transferable[] = []): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#end) return reject(this.#end);
      const id = this.#ids++;
      this.#waiting.set(id, { resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage({ id, question } satisfies Call<Question>, transfer);
    });
  }

  /** Ends the thread wherever it is; who waits for an answer hears of it. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #deliver(reply: Reply<Answer>): void {
    const { resolve, reject } = this.#waiting.get(reply.id)!;
    this.#waiting.delete(reply.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('answer' in reply) resolve(reply.answer);
    else reject(Object.assign(new Error(reply.problem.message), { name: reply.problem.name }));
  }
}
