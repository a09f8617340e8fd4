import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { SourceError } from '../errors.js';
import { digest, download, fetchDocument } from './http.js';
import { COMING, keepArchive } from './package.js';
import type { PackageMember } from './package.js';
import type { Fetching } from './source.js';

const PYPI = 'https://pypi.org/simple';
const SIMPLE_JSON = 'application/vnd.pypi.simple.v1+json';

/** The part used of the simple repository API (https://packaging.python.org/specifications/simple-repository-api/). */
const project = z.object({
  files: z.array(
    z.object({
      filename: z.string(),
      /** May be relative to the page. */
      url: z.string(),
      size: z.number().int().nonnegative().optional(),
      hashes: z.object({ sha256: z.string().optional() }),
    }),
  ),
});

/** The way without pip: the index names the wheel and its checksum. Resumes. `PIP_INDEX_URL` names a mirror, as it does for pip. */
export async function fetchWheelByIndex(
  { name, version }: PackageMember,
  folder: string,
  fetching: Fetching,
): Promise<string> {
  const page = `${(fetching.env.PIP_INDEX_URL ?? PYPI).replace(/\/+$/, '')}/${name.toLowerCase().replace(/[-_.]+/g, '-')}/`;
  const wheel = project
    .parse(await fetchDocument(page, { accept: SIMPLE_JSON }, fetching))
    .files.find(({ filename }) => filename.endsWith('.whl') && filename.split('-')[1] === version);
  if (!wheel) throw new SourceError(`${name} ${version} has no wheel`);

  const unfinished = folder + COMING;
  await mkdir(unfinished, { recursive: true });
  const file = join(unfinished, basename(wheel.filename));
  await download(new URL(wheel.url, page).href, file, wheel.size, fetching);
  const { sha256 } = wheel.hashes;
  if (sha256 !== undefined && (await digest(file, 'sha256', 'hex')) !== sha256) {
    await rm(unfinished, { recursive: true });
    throw new SourceError(`${wheel.filename} has another checksum than the index says`);
  }
  return keepArchive(unfinished, folder, '.whl');
}
