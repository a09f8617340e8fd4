import { DiskFullError } from '../errors.js';

const MiB = 2 ** 20;

/** The same error, or a DiskFullError that tells what to do when it says that the disk of `folder` is full. */
export function diskError(error: unknown, folder: string, neededBytes: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT' ? diskFull(folder, neededBytes, 0, error) : error;
}

export function diskFull(folder: string, neededBytes: number, freeBytes: number, cause?: unknown): DiskFullError {
  const inMiB = (bytes: number): string => `${Math.ceil(bytes / MiB)} MiB`;
  return new DiskFullError(
    `The disk of ${folder} is full: ${inMiB(neededBytes)} more are needed, ${inMiB(freeBytes)} are free. ` +
      'Free some space, or choose another folder with HEARTH_MODELS_DIR, and start again: what is there is kept.',
    { cause },
  );
}
