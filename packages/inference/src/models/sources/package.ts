import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SourceError } from '../errors.js';

/** A file inside a package of a registry. */
export interface PackageMember {
  readonly name: string;
  readonly version: string;
  /** Path inside the package's archive. */
  readonly member: string;
}

/** Ending of a package's archive: a wheel of PyPI, a tarball of npm. */
export type ArchiveEnding = '.whl' | '.tgz';

/** Endings of the folders beside a package's own: what is being downloaded, and what a downloader is moving to its place. */
export const COMING = '.coming';
export const MOVED = '.moved';

/** The archive in a finished package folder, if there is one. A folder of that name is complete: it is renamed into place. */
export async function keptArchive(folder: string, ending: ArchiveEnding): Promise<string | undefined> {
  const name = (await readdir(folder).catch(() => [])).find((file) => file.endsWith(ending));
  return name && join(folder, name);
}

/** Puts a folder with one downloaded archive into its place. @throws SourceError when it holds anything else */
export async function keepArchive(unfinished: string, folder: string, ending: ArchiveEnding): Promise<string> {
  const names = await readdir(unfinished);
  if (names.length !== 1 || !names[0]!.endsWith(ending))
    throw new SourceError(`one ${ending} file was wanted, not ${names.join(', ') || 'nothing'}`);
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
  return join(folder, names[0]!);
}

/** The path, as an empty folder. */
export async function freshFolder(path: string): Promise<string> {
  await rm(path, { recursive: true, force: true });
  await mkdir(path, { recursive: true });
  return path;
}

/** Bytes of the packages below a folder, finished or coming. 0 when there are none. */
export async function packageBytes(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = names
    .filter((name) => !dirname(name).endsWith(MOVED))
    .map((name) =>
      stat(join(folder, name)).then(
        (info) => (info.isFile() ? info.size : 0),
        () => 0,
      ),
    );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
