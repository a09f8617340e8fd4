import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { packageBytes } from './package.js';
import type { Fetching } from './source.js';

/** Milliseconds for `--version`. */
const VERSION_TIMEOUT_MS = 20_000;
/** Milliseconds that the program's start and the look-up in the index may take on top of the wait for a first byte. */
const START_MS = 10_000;
/** Milliseconds between two looks at what has arrived. */
const LOOK_EVERY_MS = 250;
/** Characters of a complaint that are told. */
export const MAX_COMPLAINT = 400;

/** Whether a program is there and runs. */
export function runs(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  return promisify(execFile)(program, args, { env, timeout: VERSION_TIMEOUT_MS }).then(Boolean, () => false);
}

/** A registry's own downloader. */
export interface Downloader {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Folder it streams into: shows whether bytes arrive. */
  readonly arriving: string;
  /** Folder it runs in. Default: this process's. */
  readonly cwd?: string;
}

export interface Downloaded {
  readonly code: number | null;
  /** The end of what it wrote to its error output. */
  readonly complaint: string;
  /** True when it was ended because nothing arrived in time. */
  readonly slow: boolean;
}

/** Runs a downloader to its end. @throws Error when it cannot be started, the signal's reason when aborted */
export async function runDownloader(
  { program, args, env, arriving, cwd }: Downloader,
  { signal, patience }: Pick<Fetching, 'signal' | 'patience'>,
): Promise<Downloaded> {
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'], ...(cwd !== undefined && { cwd }) });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-4 * MAX_COMPLAINT)));
  let slow = false;
  const deadline = Date.now() + START_MS + patience.firstByteMs;
  const look = setInterval(() => {
    void packageBytes(arriving).then((bytes) => {
      if (bytes > 0) clearInterval(look);
      else if (Date.now() > deadline) slow = child.kill();
    });
  }, LOOK_EVERY_MS);
  const stop = (): void => void child.kill();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const code = await new Promise<number | null>((resolve, reject) =>
      child.once('error', reject).once('close', resolve),
    );
    signal.throwIfAborted();
    return { code, complaint, slow };
  } finally {
    clearInterval(look);
    signal.removeEventListener('abort', stop);
  }
}
