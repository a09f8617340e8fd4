import { readdir } from 'node:fs/promises';
import { chooseModel } from './auto.js';
import { CATALOGUE } from './catalogue.js';
import { isOffered, isRunnable } from './catalogue-schema.js';
import type { CatalogueEntry, RunnableEntry } from './catalogue-schema.js';
import { hasFiles } from './ensure-files.js';
import { readyManifest } from './ensure-model.js';
import { readySeeing } from './export/ensure-seeing.js';
import { allEntries, readAdded } from './store/added.js';
import { layout } from './store/layout.js';

/**
 * `ready` can be used at once; `fetched` must still be imported; `partial` a download that was interrupted; `absent`;
 * `offered` to be had from the hub, though this program was never run with it; `named` known, but this program cannot run it.
 */
export type ModelState = 'ready' | 'fetched' | 'partial' | 'absent' | 'offered' | 'named';

export interface ListedModel {
  readonly id: string;
  readonly kind: CatalogueEntry['kind'];
  readonly about: string;
  readonly licence: string;
  /** Bytes to fetch; undefined when they are not known. */
  readonly bytes?: number;
  /** Tokens. */
  readonly contextLength?: number;
  readonly minMemoryBytes?: number;
  readonly state: ModelState;
  /** True for the one `auto` takes on this machine. */
  readonly auto: boolean;
  /** True when the operator added it. */
  readonly added: boolean;
  /** Repository on the Hugging Face hub, for those that are only offered or named. */
  readonly hub?: string;
}

/** All models known, those of the catalogue first, with what is there of each. */
export async function listModels({ modelsDir }: { modelsDir: string }): Promise<ListedModel[]> {
  const catalogue = new Set(CATALOGUE.map(({ id }) => id));
  const added = new Set((await readAdded(modelsDir)).map(({ id }) => id).filter((id) => !catalogue.has(id)));
  const auto = chooseModel().id;
  const entries = await allEntries(modelsDir);
  return Promise.all(
    entries.map(async (entry): Promise<ListedModel> => {
      const { id, kind, about, licence } = entry;
      const shared = { id, kind, about, licence, auto: id === auto, added: added.has(id) };
      if (isOffered(entry)) {
        const { aboutBytes: bytes, minMemoryBytes, hub } = entry;
        return { ...shared, state: 'offered', bytes, minMemoryBytes, hub };
      }
      if (!isRunnable(entry)) return { ...shared, state: 'named', hub: entry.hub };
      return {
        ...shared,
        bytes: entry.files.reduce((sum, file) => sum + file.bytes, 0),
        ...(entry.contextLength !== undefined && { contextLength: entry.contextLength }),
        minMemoryBytes: entry.minMemoryBytes,
        state: await stateOf(modelsDir, entry),
      };
    }),
  );
}

async function stateOf(modelsDir: string, entry: RunnableEntry): Promise<ModelState> {
  if (entry.kind === 'chat' && (await readyManifest(modelsDir, entry))) return 'ready';
  if (entry.kind === 'vision' && (await readySeeing(modelsDir, entry))) return 'ready';
  if (await hasFiles(modelsDir, entry)) return isChat(entry) ? 'fetched' : 'ready';
  const begun = await readdir(layout.folder(modelsDir, entry.id)).catch(() => []);
  return begun.length > 0 ? 'partial' : 'absent';
}

function isChat({ kind }: RunnableEntry): boolean {
  return kind === 'chat' || kind === 'vision';
}
