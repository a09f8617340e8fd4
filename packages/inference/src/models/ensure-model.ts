import { readFile } from 'node:fs/promises';
import type { Device } from '../devices/types.js';
import { IMPORTER_VERSION } from '../graph/index.js';
import { chooseModel } from './auto.js';
import { ensureSeeing } from './export/ensure-seeing.js';
import type { RunnableEntry } from './catalogue-schema.js';
import { ensureDeviceGraph } from './device-graph.js';
import { importChat } from './import-chat.js';
import { modelManifest } from './manifest.js';
import type { ModelManifest, SeeingManifest } from './manifest.js';
import { findChat } from './store/added.js';
import { haveSizes, readChecksums } from './store/checksums.js';
import { fetchEntry } from './store/fetch-entry.js';
import type { InstallOptions } from './store/fetch-entry.js';
import { layout } from './store/layout.js';
import { lockEntry } from './store/lock-entry.js';

export interface EnsureModelOptions extends InstallOptions {
  /** A chat model of the catalogue or one that was added, with eyes or without; `auto` = the best one this machine has the memory for. */
  readonly id: string;
  /** Where it will run; a graphics card has a graph of its own. Default: the processor. */
  readonly device?: Device;
}

export interface ReadyModel {
  /** Folder for `createEngine`. */
  readonly dir: string;
  readonly manifest: ModelManifest | SeeingManifest;
  /** Why this model, for the operator. */
  readonly why: string;
}

/**
 * The chat model's folder, after fetching and importing whatever is missing: nothing when all is there, which needs no network. An
 * interrupted call is continued by the next one.
 * @throws UnknownModelError, UnusableModelError, NoSourceError, DiskFullError, ImportError, UnsupportedTokenizerError, or the signal's reason
 */
export async function ensureModel(options: EnsureModelOptions): Promise<ReadyModel> {
  const { id, modelsDir } = options;
  const choice = id === 'auto' ? chooseModel() : { id, why: 'chosen by name' };
  const entry = await findChat(modelsDir, choice.id);
  if (entry.kind === 'vision') {
    const manifest = await ensureSeeing(entry, options);
    return { dir: layout.files(modelsDir, entry.id), manifest, why: choice.why };
  }
  const manifest =
    (await readyManifest(modelsDir, entry)) ??
    (await lockEntry(entry.id, options, async () => {
      const made = await readyManifest(modelsDir, entry);
      if (made) return made;
      await fetchEntry(entry, options);
      return importChat(entry, options);
    }));
  const dir = layout.model(modelsDir, entry.id);
  if (options.device === 'webgpu') await ensureDeviceGraph(dir, manifest, options);
  return { dir, manifest, why: choice.why };
}

/** The manifest of a complete import of the entry's present file by the present importer. */
export async function readyManifest(modelsDir: string, entry: RunnableEntry): Promise<ModelManifest | undefined> {
  try {
    const manifest = modelManifest.parse(JSON.parse(await readFile(layout.manifest(modelsDir, entry.id), 'utf8')));
    if (manifest.importer !== IMPORTER_VERSION || manifest.source.sha256 !== entry.files[0]!.sha256) return undefined;
    const folder = layout.model(modelsDir, entry.id);
    return (await haveSizes(folder, await readChecksums(folder))) ? manifest : undefined;
  } catch {
    return undefined;
  }
}
