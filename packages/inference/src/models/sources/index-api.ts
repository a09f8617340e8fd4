import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { SourceError } from '../errors.js';
import { watched } from './first-byte.js';
import type { PackageMember } from './package.js';
import type { Fetching } from './source.js';
import { COMING, keepWheel } from './package.js';

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
  { signal, patience, env }: Fetching,
): Promise<string> {
  const page = `${(env.PIP_INDEX_URL ?? PYPI).replace(/\/+$/, '')}/${name.toLowerCase().replace(/[-_.]+/g, '-')}/`;
  const answer = await collect(
    watched((ending) => body(page, { accept: SIMPLE_JSON }, ending), patience.firstByteMs, signal),
  );
  const wheel = project
    .parse(JSON.parse(answer.toString('utf8')))
    .files.find(({ filename }) => filename.endsWith('.whl') && filename.split('-')[1] === version);
  if (!wheel) throw new SourceError(`${name} ${version} has no wheel`);

  const unfinished = folder + COMING;
  await mkdir(unfinished, { recursive: true });
  const file = join(unfinished, basename(wheel.filename));
  const size = wheel.size ?? Infinity;
  // Only with a known size can what is there be told from the whole.
  const have =
    wheel.size === undefined
      ? 0
      : await stat(file).then(
          (info) => info.size,
          () => 0,
        );
  if (have < size) {
    const url = new URL(wheel.url, page).href;
    const start = (ending: AbortSignal): Promise<AsyncIterable<Uint8Array>> =>
      body(url, have > 0 ? { range: `bytes=${have}-` } : {}, ending);
    const bytes = watched(start, patience.firstByteMs, signal);
    await pipeline(bytes, createWriteStream(file, { flags: have > 0 ? 'a' : 'w' }));
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const { sha256 } = wheel.hashes;
  if (sha256 !== undefined && hash.digest('hex') !== sha256) {
    await rm(unfinished, { recursive: true });
    throw new SourceError(`${wheel.filename} has another checksum than the index says`);
  }
  return keepWheel(unfinished, folder);
}

async function body(
  url: string,
  headers: { readonly accept?: string; readonly range?: string },
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  const response = await fetch(url, { signal, headers });
  const wanted = headers.range ? 206 : 200;
  if (response.status !== wanted || !response.body)
    throw new SourceError(`${new URL(url).host} answered ${response.status}, not ${wanted}`);
  return response.body;
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}
