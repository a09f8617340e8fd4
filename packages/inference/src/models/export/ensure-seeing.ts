import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readExport } from '../../backends/generic/settings.js';
import { createTokenizer } from '../../tokenizer/tokenizer.js';
import { loadVisionModel } from '../../vision/load.js';
import { isRunnable } from '../catalogue-schema.js';
import type { OfferedEntry, RunnableEntry } from '../catalogue-schema.js';
import { hasFiles } from '../ensure-files.js';
import { UnusableModelError, explain } from '../errors.js';
import { MANIFEST_FILE, seeingManifest } from '../manifest.js';
import type { SeeingManifest } from '../manifest.js';
import { readAdded, writeAdded } from '../store/added.js';
import { fetchEntry } from '../store/fetch-entry.js';
import type { InstallOptions } from '../store/fetch-entry.js';
import { layout } from '../store/layout.js';
import { lockEntry } from '../store/lock-entry.js';
import { withLock } from '../store/lock.js';
import { describeRepository } from './describe-repository.js';

/**
 * Fetches a model that sees and checks that this program knows its family and its settings. One that is only offered is looked up on the hub
 * first and pinned to what is there now: from then on it has checksums.
 * @throws UnusableModelError, NoSourceError, DiskFullError, or the signal's reason
 */
export async function ensureSeeing(
  entry: RunnableEntry | OfferedEntry,
  options: InstallOptions,
): Promise<SeeingManifest> {
  const { modelsDir } = options;
  const ready = isRunnable(entry) ? await readySeeing(modelsDir, entry) : undefined;
  return (
    ready ??
    (await lockEntry(entry.id, options, async () => {
      const pinned = isRunnable(entry) ? entry : await pin(entry, options);
      const made = await readySeeing(modelsDir, pinned);
      if (made) return made;
      await fetchEntry(pinned, options);
      return describe(pinned, modelsDir);
    }))
  );
}

/** The manifest of an entry whose files are all there and were understood. */
export async function readySeeing(modelsDir: string, entry: RunnableEntry): Promise<SeeingManifest | undefined> {
  try {
    const path = join(layout.files(modelsDir, entry.id), MANIFEST_FILE);
    const manifest = seeingManifest.parse(JSON.parse(await readFile(path, 'utf8')));
    return (await hasFiles(modelsDir, entry)) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** What the hub has now, written down as the operator's own. */
async function pin(entry: OfferedEntry, options: InstallOptions): Promise<RunnableEntry> {
  const { modelsDir, env = process.env, signal = new AbortController().signal } = options;
  const { id, about, licence, minMemoryBytes, hub, revision } = entry;
  const known = (await readAdded(modelsDir)).find((one) => one.id === id);
  if (known) return known;
  options.onProgress?.({ phase: 'verify', label: `${id}: asking ${hub}`, done: 0, total: 1 });
  const files = await describeRepository({ repo: hub, revision }, env).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new UnusableModelError(`${id} cannot be looked up on the Hugging Face hub (${hub}): ${explain(error)}`, {
      cause: error,
    });
  });
  const pinned: RunnableEntry = { id, about, licence, kind: 'vision', minMemoryBytes, files };
  await withLock(`${layout.added(modelsDir)}.lock`, { signal }, async () =>
    writeAdded(modelsDir, [...(await readAdded(modelsDir)), pinned]),
  );
  return pinned;
}

/** Reads what the engine will read, without the graphs, and writes it down: from then on the model is ready. */
async function describe({ id }: RunnableEntry, modelsDir: string): Promise<SeeingManifest> {
  const dir = layout.files(modelsDir, id);
  try {
    const { hiddenSize, contextLength, tokenizer: parts } = await readExport(dir);
    const tokenizer = createTokenizer(parts);
    const { modelType } = await loadVisionModel({ dir, encode: (text) => tokenizer.encode(text, { special: true }) });
    const { vocabSize } = parts;
    const manifest: SeeingManifest = { format: 1, kind: 'vision', id, modelType, hiddenSize, vocabSize, contextLength };
    const path = join(dir, MANIFEST_FILE);
    await writeFile(`${path}.new`, `${JSON.stringify(manifest, undefined, 2)}\n`, { flush: true });
    await rename(`${path}.new`, path);
    return manifest;
  } catch (error) {
    throw new UnusableModelError(`${id} cannot be used: ${explain(error)}`, { cause: error });
  }
}
