import { availableParallelism } from 'node:os';
import { compiledFile } from '../engine/thread/compiled-file.js';
import { TaskProcess } from '../tasks/task-process.js';
import { OcrError } from './types.js';
import type { TextLine, TextReader } from './types.js';

/** Milliseconds for one picture, loading of the models included; a dense page of 4096 pixels takes under 20 s on two cores. */
const PICTURE_TIMEOUT_MS = 60_000;
/** Milliseconds; the next picture then waits some 0.3 s for the models, and 300 MB are free until it comes. */
const IDLE_MS = 300_000;
/** More threads than this do not make a line faster. */
const MAX_THREADS = 4;

export interface TextReaderOptions {
  /** Folder of `ensureFiles({ id: OCR_MODEL })`. */
  readonly dir: string;
  /** Folder of SCRIPTS_MODEL, which may be filled later: lines in other scripts are read once it is. */
  readonly scriptsDir?: string;
  /** Folder of `ensureNumerals`, which may be filled later as well: numbers in the digits of those scripts. */
  readonly numeralsDir?: string;
  /** Threads of onnxruntime. Default: the machine's, at most 4. */
  readonly threads?: number;
  /** Milliseconds for one picture. Default: 60,000. */
  readonly timeoutMs?: number;
  /** Milliseconds without a picture after which the process ends and its memory is free. Default: 300,000. */
  readonly idleMs?: number;
  /** Compiled file of the process; for tests. */
  readonly processFile?: string;
}

/** A reader in a process of its own, started with the first picture. */
export function createTextReader(options: TextReaderOptions): TextReader {
  const threads = options.threads ?? Math.min(MAX_THREADS, availableParallelism());
  const { scriptsDir, numeralsDir } = options;
  const folders = scriptsDir === undefined ? [] : [scriptsDir, ...(numeralsDir === undefined ? [] : [numeralsDir])];
  const reader = new TaskProcess<Uint8Array, readonly TextLine[]>({
    file: options.processFile ?? compiledFile(new URL('./reader-process.js', import.meta.url)),
    args: [options.dir, String(threads), ...folders],
    name: 'text reader',
    done: 'read',
    what: 'picture',
    timeoutMs: options.timeoutMs ?? PICTURE_TIMEOUT_MS,
    idleMs: options.idleMs ?? IDLE_MS,
    failure: (message, cause) => new OcrError(message, { cause }),
  });
  return { read: (picture, signal) => reader.run(picture, signal), close: () => reader.close() };
}
