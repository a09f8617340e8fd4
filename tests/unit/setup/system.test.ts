import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const SYSTEM = resolve(import.meta.dirname, '../../../scripts/setup/system.mjs');
const RUN = `
  const [, system, chromium, uid] = process.argv;
  if (uid) process.getuid = () => Number(uid);
  const { systemPackages } = await import(system);
  await systemPackages({ chromium: chromium === 'yes' });
`;

/** A machine with nothing but Node, and what a test puts there. */
let machine: string;
beforeEach(() => {
  machine = mkdtempSync(join(tmpdir(), 'hearth-machine-'));
  symlinkSync(process.execPath, join(machine, 'node'));
});
afterEach(() => rmSync(machine, { recursive: true, force: true }));

/** A program that writes its name and arguments to `calls`, then does what `body` says. */
function program(name: string, body = ''): void {
  const path = join(machine, name);
  writeFileSync(path, `#!/bin/sh\necho "${name} $*" >> "${machine}/calls"\n${body}\n`);
  chmodSync(path, 0o755);
}
const calls = () => readFileSync(join(machine, 'calls'), 'utf8').trim().split('\n');
/** An apt-get that installs by making the programs appear. */
const APT = `case "$*" in
  *install*) for name in redis-server chromium; do case "$*" in *$name*) echo '#!/bin/sh' > "$0.d"; /bin/chmod +x "$0.d"; /bin/mv "$0.d" "$(/usr/bin/dirname "$0")/$name";; esac; done;;
esac`;

async function setUp({
  chromium = false,
  uid = 0,
  env = {},
}: { chromium?: boolean; uid?: number; env?: NodeJS.ProcessEnv } = {}) {
  const args = ['--input-type=module', '-e', RUN, SYSTEM, chromium ? 'yes' : 'no', String(uid)];
  // The folders where Debian keeps system programs are searched too; none of what is looked for is there in a test.
  const child = spawn(process.execPath, args, { env: { PATH: machine, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise((done) => child.once('close', done));
  return { code, output };
}

test('everything is there: nothing is done and nothing said', async () => {
  program('redis-server');
  program('chromium');
  expect(await setUp({ chromium: true })).toEqual({ code: 0, output: '' });
});

test('root: what is missing is installed by apt, an interrupted dpkg mended first', async () => {
  program('apt-get', APT);
  program('dpkg');
  const { code, output } = await setUp({ chromium: true });
  expect({ code, output }).toMatchObject({
    code: 0,
    output: expect.stringMatching(/system packages: redis-server, chromium, libvulkan1: done/),
  });
  expect(calls()).toEqual([
    'dpkg --configure -a',
    'apt-get update -q',
    'apt-get install -y -q --no-install-recommends redis-server chromium libvulkan1',
  ]);
  expect(await setUp({ chromium: true })).toEqual({ code: 0, output: '' });
});

test('another user with sudo that asks no password goes through it', async () => {
  program('apt-get', APT);
  program('dpkg');
  program('sudo', 'while case "$1" in -*) true;; *) false;; esac; do shift; done; [ "$1" = true ] || exec "$@"');
  const { code } = await setUp({ uid: 1000 });
  expect(code).toBe(0);
  expect(calls().filter((line) => line.startsWith('apt-get'))).toHaveLength(2);
});

test('without the rights: the one command to run, and no Redis is the end', async () => {
  program('apt-get', APT);
  program('sudo', 'exit 1');
  const { code, output } = await setUp({ chromium: true, uid: 1000 });
  expect(code).toBe(1);
  expect(output).toContain('sudo apt-get install -y redis-server chromium libvulkan1');
  expect(calls().some((line) => line.startsWith('apt-get'))).toBe(false);
});

test('without Chromium, or with a Redis of the operator, it goes on', async () => {
  program('redis-server');
  const withoutChromium = await setUp({ chromium: true });
  expect(withoutChromium).toMatchObject({
    code: 0,
    output: expect.stringContaining('the browser tests, and those of graphics cards, cannot run'),
  });
  rmSync(join(machine, 'redis-server'));
  expect(await setUp({ env: { HEARTH_REDIS_URL: 'redis://elsewhere' } })).toEqual({ code: 0, output: '' });
});

test("apt's own words are shown when it fails", async () => {
  program('dpkg');
  program('apt-get', 'echo "E: no space left" >&2; exit 100');
  const { code, output } = await setUp();
  expect(code).toBe(1);
  expect(output).toContain('E: no space left');
  expect(output).toContain('sudo apt-get install -y redis-server');
});
