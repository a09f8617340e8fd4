import { join } from 'node:path';
import { findRunnable } from './store/added.js';
import type { RunnableEntry } from './catalogue-schema.js';
import { haveSizes } from './store/checksums.js';
import { fetchEntry } from './store/fetch-entry.js';
import type { InstallOptions } from './store/fetch-entry.js';
import { layout } from './store/layout.js';
import { lockEntry } from './store/lock-entry.js';

export interface EnsureFilesOptions extends InstallOptions {
  /** An entry of the catalogue that is used as it comes, such as OCR_MODEL. */
  readonly id: string;
}

export interface ReadyFiles {
  /** Folder with the entry's files under their names. */
  readonly dir: string;
  /** Paths by name. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * The files of a catalogue entry, fetched if they are not there. @throws as `ensureModel`
 */
export async function ensureFiles(options: EnsureFilesOptions): Promise<ReadyFiles> {
  const { id, modelsDir } = options;
  const entry = await findRunnable(modelsDir, id);
  if (!(await hasFiles(modelsDir, entry))) await lockEntry(id, options, () => fetchEntry(entry, options));
  const dir = filesDir(options);
  return { dir, files: Object.fromEntries(entry.files.map(({ name }) => [name, join(dir, name)])) };
}

/** The folder that `ensureFiles` fills, before it does. */
export function filesDir({ id, modelsDir }: Pick<EnsureFilesOptions, 'id' | 'modelsDir'>): string {
  return layout.files(modelsDir, id);
}

/** Files have their name only when they were complete and right. */
export async function hasFiles(modelsDir: string, entry: RunnableEntry): Promise<boolean> {
  return haveSizes(
    layout.files(modelsDir, entry.id),
    Object.fromEntries(entry.files.map(({ name, bytes, sha256 }) => [name, { bytes, sha256 }])),
  );
}
