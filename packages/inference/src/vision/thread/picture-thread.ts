import { Worker } from 'node:worker_threads';
import { compiledFile } from '../../engine/thread/compiled-file.js';
import { PictureError } from '../../pictures/pixels.js';
import type { Job, Outcome } from './messages.js';
import type { FamilyName, Prepared, SettingsOf } from './preparations.js';

interface Waiting {
  readonly resolve: (prepared: Prepared<FamilyName>) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that turns pictures into tensors. It keeps the process running only while somebody waits for a picture. */
class PictureThread {
  readonly #worker = new Worker(compiledFile(new URL('./worker.js', import.meta.url)));
  readonly #waiting = new Map<number, Waiting>();
  #ids = 0;
  alive = true;

  constructor() {
    this.#worker.unref();
    this.#worker.on('message', (outcome: Outcome) => this.#deliver(outcome));
    let cause: unknown;
    this.#worker.on('error', (error) => {
      cause = error;
    });
    this.#worker.on('exit', (code) => {
      this.alive = false;
      const reason = cause instanceof Error ? cause.message : `exit code ${code}`;
      for (const { reject } of this.#waiting.values()) reject(new Error(`the picture thread ended: ${reason}`));
    });
  }

  prepare(job: Omit<Job, 'id'>): Promise<Prepared<FamilyName>> {
    return new Promise((resolve, reject) => {
      const id = this.#ids++;
      this.#waiting.set(id, { resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage({ id, ...job } satisfies Job);
    });
  }

  #deliver(outcome: Outcome): void {
    const { resolve, reject } = this.#waiting.get(outcome.id)!;
    this.#waiting.delete(outcome.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('prepared' in outcome) resolve(outcome.prepared);
    else reject(outcome.picture ? new PictureError(outcome.problem) : new Error(outcome.problem));
  }
}

/** Of the thread that asks; started with the first picture, and anew when it has ended. */
let thread: PictureThread | undefined;

/**
 * Prepares a picture outside of the thread that asks for it.
 * @param settings of the family
 * @throws PictureError for what is no picture, or one that the family cannot take
 */
export async function prepareInThread<F extends FamilyName>(
  family: F,
  picture: Uint8Array,
  settings: SettingsOf<F>,
): Promise<Prepared<F>> {
  if (!thread?.alive) thread = new PictureThread();
  return (await thread.prepare({ family, picture, settings })) as Prepared<F>;
}
