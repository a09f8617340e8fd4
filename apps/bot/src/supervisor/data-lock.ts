import { join } from 'node:path';
import { tryLock } from '../../../../scripts/setup/lock.mjs';
import { UserError } from '../config/user-error.js';
import { findRunning } from './run-file.js';

/** Somebody else works on this data folder. */
export class AlreadyRunningError extends UserError {
  override readonly name = 'AlreadyRunningError';
  constructor(dataDir: string, pid: number, pageUrl: string | undefined) {
    super(
      `Hearth already runs on ${dataDir} (process ${pid})${pageUrl ? `: ${pageUrl}` : '; it is just starting'}.\n` +
        'Two at once would answer every message twice. To run another one, give it a data folder of its own: HEARTH_DATA_DIR.',
    );
  }
}

/**
 * Takes the data folder for this process until `release`. The lock of a process that died is taken over.
 * @throws AlreadyRunningError
 */
export function lockDataDir(dataDir: string): () => void {
  const { release, holder } = tryLock(join(dataDir, 'run', 'lock'));
  if (release) return release;
  throw new AlreadyRunningError(dataDir, holder, findRunning(dataDir)?.pageUrl);
}
