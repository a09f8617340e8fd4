import { rename, rm } from 'node:fs/promises';

/** Replaces a folder: a crash in between leaves the old one away, never a mixture. */
export async function putInPlace(made: string, place: string): Promise<void> {
  const old = `${place}.old`;
  await rm(old, { recursive: true, force: true });
  await rename(place, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(made, place);
  await rm(old, { recursive: true, force: true });
}
