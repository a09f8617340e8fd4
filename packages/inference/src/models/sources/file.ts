import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SourceError } from '../errors.js';
import type { Source } from './source.js';

/** `file:PATH`: a file on this machine, or a folder with a file of the wanted name in it. */
export function fileSource(spec: string, path: string, wantedName: string): Source {
  return {
    spec,
    pieces: [
      {
        async *open(offset) {
          const file = await regularFile(path, wantedName);
          yield* createReadStream(file, { start: offset, highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>;
        },
      },
    ],
  };
}

async function regularFile(path: string, wantedName: string): Promise<string> {
  const info = await stat(path).catch((cause: unknown) => {
    throw new SourceError(`there is no ${path}`, { cause });
  });
  if (info.isFile()) return path;
  const inside = join(path, basename(wantedName));
  const insideInfo = await stat(inside).catch(() => undefined);
  if (!insideInfo?.isFile()) throw new SourceError(`there is no ${basename(wantedName)} in ${path}`);
  return inside;
}
