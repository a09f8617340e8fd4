import type { InstallOptions } from './fetch-entry.js';
import { layout } from './layout.js';
import { withLock } from './lock.js';

/** Runs `work` as the only process that changes the entry's folder; the wait for another one is told as progress. */
export function lockEntry<T>(id: string, options: InstallOptions, work: () => Promise<T>): Promise<T> {
  const { modelsDir, onProgress, signal = new AbortController().signal } = options;
  const onWait = (pid: number): void =>
    onProgress?.({ phase: 'download', label: `${id} (process ${pid} is at it, waiting)`, done: 0, total: 1 });
  return withLock(layout.lock(modelsDir, id), { signal, onWait }, work);
}
