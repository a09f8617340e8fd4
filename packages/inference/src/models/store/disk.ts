import { DiskFullError } from '../errors.js';

const MiB = 2 ** 20;

/** How the C library words ENOSPC, and so whatever other programs say. */
const NO_SPACE = 'No space left on device';

/** The same error, or a DiskFullError that tells what to do when it says that the disk of `folder` is full. */
export function diskError(error: unknown, folder: string, neededBytes: number): unknown {
  if (error instanceof DiskFullError) return error;
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT' || at.message.includes(NO_SPACE))
      return diskFull(folder, neededBytes, 0, error);
  }
  return error;
}

export function diskFull(folder: string, neededBytes: number, freeBytes: number, cause?: unknown): DiskFullError {
  const inMiB = (bytes: number): string => `${Math.ceil(bytes / MiB)} MiB`;
  return new DiskFullError(
    `The disk of ${folder} is full: ${inMiB(neededBytes)} more are needed, ${inMiB(freeBytes)} are free. ` +
      'Free some space, or choose another folder with HEARTH_MODELS_DIR, and start again: what is there is kept.',
    { cause },
  );
}
