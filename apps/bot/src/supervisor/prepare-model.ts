import { spawn } from 'node:child_process';
import { UserError } from '../config/user-error.js';
import type { ModelProgress, PreparedModel } from './events.js';

type Message = { progress: ModelProgress } | { ready: PreparedModel } | { error: string };

/**
 * Downloads, checks and imports the configured model in a process of its own, whose memory is gone afterwards (an import takes
 * gigabytes). Nothing is fetched when all is in place.
 * @throws UserError that says what was tried and what to do; the signal's reason when aborted.
 */
export function prepareModel(options: {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly output: number;
  readonly onProgress: (progress: ModelProgress) => void;
  readonly signal: AbortSignal;
}): Promise<PreparedModel> {
  const { args, env, output, onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', output, output, 'ipc'] });
    const abort = () => child.kill('SIGTERM');
    signal.addEventListener('abort', abort);
    let failure = '';
    child.on('message', (message: Message) => {
      if ('progress' in message) onProgress(message.progress);
      else if ('error' in message) failure = message.error;
      else resolve(message.ready);
    });
    child.once('error', reject);
    child.once('exit', (code, killed) => {
      signal.removeEventListener('abort', abort);
      // After `ready` this changes nothing.
      reject(
        signal.aborted ? signal.reason : new UserError(failure || `preparing the model ended with ${killed ?? code}`),
      );
    });
  });
}
