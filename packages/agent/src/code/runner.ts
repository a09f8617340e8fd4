import { Worker } from 'node:worker_threads';
import { compiledFile } from './compiled-file.js';
import { MESSAGE_CHARS, PROGRAM_MS, THREAD_MS } from './limits.js';
import type { ProgramData } from './program-thread.js';
import { Slots } from './slots.js';
import type { ProgramOutcome, ProgramRunner } from './types.js';

/** Programs that run at the same time; others wait. */
const MOST_AT_ONCE = 2;
/** Megabytes of the thread's own JavaScript heap; a program's values live in WebAssembly's memory. */
const THREAD_HEAP_MB = 64;

/**
 * Runs each program in a QuickJS compiled to WebAssembly, in a thread of its own that is ended with it: nothing is left of one program for
 * the next, and what does not end by itself is ended from outside.
 */
export function createProgramRunner(): ProgramRunner {
  const slots = new Slots(MOST_AT_ONCE);
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();

  async function run(source: string, data: unknown = null, signal?: AbortSignal): Promise<ProgramOutcome> {
    const ends = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
    await slots.take(ends);
    const outcome = runInThread({ source, json: JSON.stringify(data) }, ends);
    running.add(outcome);
    try {
      return await outcome;
    } finally {
      running.delete(outcome);
      slots.give();
    }
  }

  return {
    run,
    async close() {
      closing.abort(new Error('the program runner is closed'));
      await Promise.allSettled(running);
    },
  };
}

/** Settles when the thread has ended. */
async function runInThread(workerData: ProgramData, signal: AbortSignal): Promise<ProgramOutcome> {
  signal.throwIfAborted();
  const thread = new Worker(compiledFile(new URL('./program-thread.js', import.meta.url)), {
    workerData,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB },
  });
  let outcome: ProgramOutcome | undefined;
  const end = () => void thread.terminate();
  let timer: NodeJS.Timeout | undefined;
  // How long a thread takes to start depends on the machine's other work; a program's time begins after it.
  thread.once('online', () => (timer = setTimeout(end, THREAD_MS)));
  signal.addEventListener('abort', end, { once: true });
  await new Promise<void>((resolve) => {
    thread.once('message', (message: ProgramOutcome) => (outcome = message));
    thread.once('error', (error: NodeJS.ErrnoException) => (outcome = brokenBy(error)));
    thread.once('exit', () => resolve());
  });
  clearTimeout(timer);
  signal.removeEventListener('abort', end);
  signal.throwIfAborted();
  return outcome ?? { ok: false, why: 'time', message: `The program ran longer than ${PROGRAM_MS / 1000} seconds.` };
}

/** A program can bring its thread down by nesting more deeply than the host's stack, or with data that has no room. */
function brokenBy(error: NodeJS.ErrnoException): ProgramOutcome {
  const why = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'error';
  return { ok: false, why, message: error.message.slice(0, MESSAGE_CHARS) };
}
