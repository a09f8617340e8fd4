import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RunnableEntry } from '../catalogue-schema.js';
import { Meter } from '../progress.js';
import type { OnProgress } from '../progress.js';
import { fetchFile } from './fetch-file.js';
import { layout } from './layout.js';

/** What every installing function takes. */
export interface InstallOptions {
  readonly modelsDir: string;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
  /** Variables for tokens, mirrors and proxies. Default: the process's. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Gets all files of an entry into its folder, those that are there already left alone. The caller holds the entry's lock. */
export async function fetchEntry(entry: RunnableEntry, options: InstallOptions): Promise<void> {
  const { modelsDir, onProgress, signal = new AbortController().signal, env = process.env } = options;
  const workDir = layout.packages(modelsDir, entry.id);
  const folder = layout.files(modelsDir, entry.id);
  // Files of exports have the same names in all of them.
  const incoming = entry.kind === 'vision' ? join(layout.incoming(modelsDir), entry.id) : layout.incoming(modelsDir);
  await mkdir(layout.incoming(modelsDir), { recursive: true });
  for (const file of entry.files) {
    const meter = new Meter('download', `${entry.id} ${file.name}`, file.bytes, onProgress);
    const first = [`file:${join(incoming, file.name)}`];
    const target = join(folder, file.name);
    await mkdir(dirname(target), { recursive: true });
    await fetchFile(file, { target, first, meter, signal, env, workDir });
    meter.finish();
  }
  // Packages that hold several files are kept until all are out.
  await rm(workDir, { recursive: true, force: true });
}
