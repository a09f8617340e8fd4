import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CatalogueFile } from '../catalogue-schema.js';
import { Meter } from '../progress.js';
import { sha256Of } from '../store/checksums.js';
import type { InstallOptions } from '../store/fetch-entry.js';
import { GRAPH_FOLDER } from './graphs.js';
import { selectFiles } from './select.js';

/** True when a folder is an export in the Hugging Face layout. */
export async function isExport(folder: string): Promise<boolean> {
  const found = await stat(join(folder, GRAPH_FOLDER)).catch(() => undefined);
  return found?.isDirectory() ?? false;
}

/** The files of an export on this machine, each read once for its checksum. @throws Error when something is missing */
export async function describeFolder(folder: string, { onProgress, signal }: InstallOptions): Promise<CatalogueFile[]> {
  const root = await readdir(folder);
  const graphs = await readdir(join(folder, GRAPH_FOLDER));
  const names = selectFiles([...root, ...graphs.map((name) => `${GRAPH_FOLDER}/${name}`)]);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const meter = new Meter('verify', basename(folder), total, onProgress);
  const files: CatalogueFile[] = [];
  let done = 0;
  for (const [i, name] of names.entries()) {
    const path = join(folder, name);
    const sha256 = await sha256Of(path, (bytes) => meter.report((done += bytes)), signal);
    files.push({ name, bytes: sizes[i]!, sha256, sources: [`file:${path}`] });
  }
  meter.finish();
  return files;
}
