import { mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes from which a log is put aside at the next start; one older one is kept. */
const ROTATE_BYTES = 20_000_000;

/** Opens `<dataDir>/logs/hearth.log`, which all processes append to. */
export function openLogFile(dataDir: string): { path: string; fd: number } {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'hearth.log');
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > ROTATE_BYTES) renameSync(path, `${path}.1`);
  return { path, fd: openSync(path, 'a', 0o600) };
}
