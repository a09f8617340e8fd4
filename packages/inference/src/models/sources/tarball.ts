import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';
import { SourceError } from '../errors.js';

/**
 * The bytes of one member of a gzipped tar archive, from `offset` on. Only this member is read; nothing is unpacked to disk, installed
 * or run. @throws SourceError when it is no such archive or has no such member
 */
export async function* readTarMember(tarball: string, member: string, offset: number): AsyncGenerator<Uint8Array> {
  const members = extract();
  const reading = pipeline(createReadStream(tarball), createGunzip(), members);
  // Its failure ends the loop below, too.
  reading.catch(() => undefined);
  try {
    for await (const entry of members) {
      if (entry.header.name !== member || entry.header.type !== 'file') {
        entry.resume();
        continue;
      }
      let skip = offset;
      for await (const chunk of entry as AsyncIterable<Buffer>) {
        if (skip < chunk.length) yield skip > 0 ? chunk.subarray(skip) : chunk;
        skip = Math.max(0, skip - chunk.length);
      }
      return;
    }
    await reading;
  } catch (cause) {
    throw cause instanceof SourceError ? cause : new SourceError('the package is damaged', { cause });
  } finally {
    members.destroy();
  }
  throw new SourceError(`the package has no ${member}`);
}
