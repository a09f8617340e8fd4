import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';

const root = resolve(import.meta.dirname, '../..');
/** An address of this machine where nobody listens: whoever asks the network for something fails at once. */
const NOWHERE = 'http://127.0.0.1:9';
jest.setTimeout(300_000);

let clone: string;
beforeAll(() => {
  clone = mkdtempSync(join(tmpdir(), 'hearth-clone-'));
  // What git knows and the working tree holds: changes that are not committed yet are tested too.
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  for (const file of files.toString().split('\0').filter(Boolean)) {
    if (existsSync(join(root, file))) cpSync(join(root, file), join(clone, file));
  }
});
afterAll(() => rmSync(clone, { recursive: true, force: true }));

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the launcher as a person does, without anything of this run's environment that npm has set. */
function hearth(
  args: readonly string[],
  { env = {}, killAt }: { env?: NodeJS.ProcessEnv; killAt?: RegExp } = {},
): Promise<Run> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_OPTIONS|JEST)/i.test(name)),
  );
  const child = spawn(process.execPath, [join(clone, 'hearth'), ...args], {
    cwd: dirname(clone),
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that npm goes with it.
    detached: true,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    if (killAt?.test(stderr)) process.kill(-child.pid!, 'SIGKILL');
  });
  return new Promise((done) => child.once('close', (code) => done({ code, stdout, stderr })));
}

test('a clone sets itself up: killed in the middle, continued, by two at once; then silent and without a network', async () => {
  const killed = await hearth(['--version'], { killAt: /npm packages …/ });
  expect(killed.code).toBeNull();

  const both = await Promise.all([hearth(['--version']), hearth(['--version'])]);
  for (const { code, stdout, stderr } of both) {
    expect({ code, stdout, stderr }).toMatchObject({ code: 0, stdout: '0.1.0\n' });
  }
  const progress = both.map(({ stderr }) => stderr).join('');
  expect(progress.match(/npm packages: done/g)).toHaveLength(1);
  expect(progress.match(/build: done/g)).toHaveLength(1);
  expect(progress).toMatch(/Another set-up of this folder is at work/);

  const offline = { npm_config_registry: NOWHERE, HTTPS_PROXY: NOWHERE, HTTP_PROXY: NOWHERE };
  const started = performance.now();
  expect(await hearth(['--version'], { env: offline })).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
  expect(performance.now() - started).toBeLessThan(3000);

  // Half a build is no build.
  rmSync(join(clone, 'apps/bot/dist'), { recursive: true });
  const rebuilt = await hearth(['--version'], { env: offline });
  expect(rebuilt).toMatchObject({
    code: 0,
    stdout: '0.1.0\n',
    stderr: expect.stringMatching(/^ {2}build …\n( {2}build … .*\n)* {2}build: done.*\n$/),
  });
});
