import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SlowSourceError, SourceError } from '../errors.js';
import { COMING, MOVED, freshFolder, keepArchive } from './package.js';
import type { PackageMember } from './package.js';
import { MAX_COMPLAINT, runDownloader, runs } from './run-downloader.js';
import type { Fetching } from './source.js';

const found = new Map<string, Promise<boolean>>();

/** Whether npm is on the PATH and runs, looked for once. */
export function findNpm(env: NodeJS.ProcessEnv): Promise<boolean> {
  const key = env.PATH ?? '';
  if (!found.has(key)) found.set(key, runs('npm', ['--version'], env));
  return found.get(key)!;
}

/**
 * `npm pack` of one package into `folder`: its tarball as the registry has it. Nothing of it is run: scripts are for folders and
 * repositories, and switched off besides; no dependency is followed.
 */
export async function fetchTarballByNpm(
  { name, version }: PackageMember,
  folder: string,
  { signal, patience, env }: Fetching,
): Promise<string> {
  // Named by process: an npm that outlived a killed parent must not write between ours.
  const own = `${folder}.${process.pid}`;
  const destination = await freshFolder(own + MOVED);
  // A cache of its own, gone afterwards: on the same disk as the models, and a place to see whether bytes arrive.
  const cache = await freshFolder(own + COMING);
  const quiet = ['--loglevel=error', '--logs-max=0', '--no-update-notifier', '--no-progress'];
  const args = ['pack', `${name}@${version}`, '--ignore-scripts', ...quiet];
  try {
    const { code, complaint, slow } = await runDownloader(
      {
        program: 'npm',
        args: [...args, `--cache=${cache}`, `--pack-destination=${destination}`],
        env,
        arriving: join(cache, '_cacache'),
        // A `.npmrc` of the folder where the program happens to run is not ours.
        cwd: destination,
      },
      { signal, patience },
    );
    if (slow) throw new SlowSourceError(`npm got no first byte of ${name} ${version}`);
    if (code !== 0) throw new SourceError(`npm: ${complaint.trim().replace(/\s+/g, ' ').slice(-MAX_COMPLAINT)}`);
    return await keepArchive(destination, folder, '.tgz');
  } finally {
    await rm(cache, { recursive: true, force: true });
    await rm(destination, { recursive: true, force: true });
  }
}
