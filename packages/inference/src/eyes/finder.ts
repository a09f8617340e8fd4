import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { compiledFile } from '../engine/thread/compiled-file.js';
import { TaskProcess } from '../tasks/task-process.js';
import { DETECTOR_FILE } from './install.js';
import { EyesError } from './types.js';
import type { FindOptions, FoundObject, ObjectFinder } from './types.js';

/** Milliseconds for one picture, loading of the model included; 17 looks take about 2 s on two cores. */
const PICTURE_TIMEOUT_MS = 30_000;
/** Milliseconds; the next picture then waits some 0.2 s for the model, and 200 MB are free until it comes. */
const IDLE_MS = 300_000;
/** More threads than this do not make a look faster. */
const MAX_THREADS = 4;

/** To the finder's process. */
export interface FindTask {
  readonly picture: Uint8Array;
  readonly options: FindOptions;
}

export interface ObjectFinderOptions {
  /** Folder of `ensureDetector`. */
  readonly dir: string;
  /** Threads of onnxruntime. Default: the machine's, at most 4. */
  readonly threads?: number;
}

/** A finder in a process of its own, started with the first picture. */
export function createObjectFinder({ dir, threads }: ObjectFinderOptions): ObjectFinder {
  const finder = new TaskProcess<FindTask, readonly FoundObject[]>({
    file: compiledFile(new URL('./finder-process.js', import.meta.url)),
    args: [join(dir, DETECTOR_FILE), String(threads ?? Math.min(MAX_THREADS, availableParallelism()))],
    name: 'object finder',
    done: 'looked at',
    what: 'picture',
    timeoutMs: PICTURE_TIMEOUT_MS,
    idleMs: IDLE_MS,
    failure: (message, cause) => new EyesError(message, { cause }),
  });
  return {
    find: (picture, options = {}, signal) => finder.run({ picture, options }, signal),
    close: () => finder.close(),
  };
}
