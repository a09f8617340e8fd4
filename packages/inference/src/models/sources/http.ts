import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { SourceError } from '../errors.js';
import { watched } from './first-byte.js';
import type { Fetching } from './source.js';

interface Headers {
  readonly accept?: string;
  readonly range?: string;
}

/** A small document. @throws SlowSourceError, SourceError */
export async function fetchDocument(url: string, headers: Headers, { signal, patience }: Fetching): Promise<unknown> {
  const parts: Uint8Array[] = [];
  for await (const chunk of watched((ending) => body(url, headers, ending), patience.firstByteMs, signal))
    parts.push(chunk);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

/**
 * Downloads into a file. With a known size, what is there is gone on with: only then can it be told from the whole.
 * @throws SlowSourceError, SourceError
 */
export async function download(
  url: string,
  file: string,
  size: number | undefined,
  { signal, patience }: Fetching,
): Promise<void> {
  const have = size === undefined ? 0 : await sizeOf(file);
  if (size !== undefined && have >= size) return;
  const start = (ending: AbortSignal): Promise<AsyncIterable<Uint8Array>> =>
    body(url, have > 0 ? { range: `bytes=${have}-` } : {}, ending);
  const bytes = watched(start, patience.firstByteMs, signal);
  await pipeline(bytes, createWriteStream(file, { flags: have > 0 ? 'a' : 'w' }));
}

/** A file's checksum. */
export async function digest(file: string, kind: 'sha256' | 'sha512', encoding: 'hex' | 'base64'): Promise<string> {
  const hash = createHash(kind);
  await pipeline(createReadStream(file), hash);
  return hash.digest(encoding);
}

async function body(url: string, headers: Headers, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
  const response = await fetch(url, { signal, headers: { ...headers } });
  const wanted = headers.range ? 206 : 200;
  if (response.status !== wanted || !response.body)
    throw new SourceError(`${new URL(url).host} answered ${response.status}, not ${wanted}`);
  return response.body;
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
