import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { SourceError } from '../errors.js';
import { digest, download, fetchDocument } from './http.js';
import { COMING, keepArchive } from './package.js';
import type { PackageMember } from './package.js';
import type { Fetching } from './source.js';

const NPM = 'https://registry.npmjs.org';

/** The part used of a version's document (https://github.com/npm/registry/blob/main/docs/REGISTRY-API.md). */
const versionDocument = z.object({
  dist: z.object({
    tarball: z.string(),
    /** Subresource Integrity: `sha512-BASE64`. */
    integrity: z.string().optional(),
  }),
});

/** The way without npm: the registry names the tarball and its checksum. `npm_config_registry` names a mirror, as it does for npm. */
export async function fetchTarballByRegistry(
  { name, version }: PackageMember,
  folder: string,
  fetching: Fetching,
): Promise<string> {
  const registry = (fetching.env['npm_config_registry'] ?? NPM).replace(/\/+$/, '');
  const page = `${registry}/${name.replace('/', '%2f')}/${version}`;
  const { dist } = versionDocument.parse(await fetchDocument(page, { accept: 'application/json' }, fetching));

  const unfinished = folder + COMING;
  await mkdir(unfinished, { recursive: true });
  const file = join(unfinished, 'package.tgz');
  await download(new URL(dist.tarball, page).href, file, undefined, fetching);
  const expected = /^sha512-(.+)$/.exec(dist.integrity ?? '')?.[1];
  if (expected !== undefined && (await digest(file, 'sha512', 'base64')) !== expected) {
    await rm(unfinished, { recursive: true });
    throw new SourceError(`${name} ${version} has another checksum than the registry says`);
  }
  return keepArchive(unfinished, folder, '.tgz');
}
