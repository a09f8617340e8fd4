import { rm } from 'node:fs/promises';
import { findRunnable, readAdded, writeAdded } from './store/added.js';
import type { InstallOptions } from './store/fetch-entry.js';
import { layout } from './store/layout.js';
import { lockEntry } from './store/lock-entry.js';

/** Deletes a model's files, and its entry when the operator added it. @throws UnknownModelError */
export async function removeModel(options: InstallOptions & { id: string }): Promise<void> {
  const { id, modelsDir } = options;
  await findRunnable(modelsDir, id);
  await lockEntry(id, options, async () => {
    await rm(layout.folder(modelsDir, id), { recursive: true, force: true });
    const added = await readAdded(modelsDir);
    if (added.some((entry) => entry.id === id))
      await writeAdded(
        modelsDir,
        added.filter((entry) => entry.id !== id),
      );
  });
}
