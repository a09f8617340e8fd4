import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DEVICE_GRAPH, writeSecondGraph } from '../graph/index.js';
import { UnusableModelError } from './errors.js';
import type { ModelManifest } from './manifest.js';
import type { InstallOptions } from './store/fetch-entry.js';
import { layout } from './store/layout.js';
import { lockEntry } from './store/lock-entry.js';

/**
 * Makes the graph for graphics cards beside an import, the first time it is needed. It shares the weights; only the head of the file that
 * the model was imported from is read. @throws UnusableModelError when that file is gone
 */
export async function ensureDeviceGraph(
  dir: string,
  { id, source }: ModelManifest,
  options: InstallOptions,
): Promise<void> {
  const made = join(dir, DEVICE_GRAPH.file);
  if (existsSync(made)) return;
  await lockEntry(id, options, async () => {
    if (existsSync(made)) return;
    const ggufPath = join(layout.files(options.modelsDir, id), source.file);
    if (!existsSync(ggufPath))
      throw new UnusableModelError(`${id}: ${ggufPath} is needed once more, to make the graph for the graphics card`);
    await writeSecondGraph(DEVICE_GRAPH, { ggufPath, dir });
  });
}
