import { compiledFile } from '../../../engine/thread/compiled-file.js';
import { TaskProcess } from '../../../tasks/task-process.js';
import { OcrError } from '../../types.js';
import type { Network } from '../network.js';
import { EFFORT } from './make.js';
import type { Effort } from './make.js';

/** Milliseconds; it takes some 20 s of one core. */
const LEARNING_TIMEOUT_MS = 600_000;

/** What the process is to do. */
export interface LearningTask {
  readonly fontFiles: readonly string[];
  readonly effort: Effort;
}

/** Learns what digits look like from fonts that have them, in a process of its own. @throws OcrError, or the signal's reason */
export async function learnDigits(
  fontFiles: readonly string[],
  { effort = EFFORT, signal }: { readonly effort?: Effort; readonly signal?: AbortSignal } = {},
): Promise<Network> {
  const learner = new TaskProcess<LearningTask, Network>({
    file: compiledFile(new URL('./learn-process.js', import.meta.url)),
    args: [],
    name: 'learning of digits',
    done: 'learned',
    what: 'set of digits',
    timeoutMs: LEARNING_TIMEOUT_MS,
    idleMs: 0,
    failure: (message, cause) => new OcrError(message, { cause }),
  });
  try {
    return await learner.run({ fontFiles, effort }, signal);
  } finally {
    await learner.close();
  }
}
