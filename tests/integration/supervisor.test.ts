import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { temporaryFolder } from './support/folder.js';
import { until } from './support/wait.js';

const ENTRY = resolve(import.meta.dirname, '../../apps/bot/dist/cli/entry.js');
const START_MS = 30_000;
jest.setTimeout(90_000);

interface Started {
  readonly process: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

let folder: ReturnType<typeof temporaryFolder>;
const started: Started[] = [];
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const { process: child, ended } of started.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
  folder.remove();
});

/** The whole system but for the worker: a model is not what is tested here. */
function up(env: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(process.execPath, [ENTRY, 'up', '--no-worker'], {
    env: { ...process.env, HEARTH_DATA_DIR: folder.path, HEARTH_GATEWAY_PORT: '0', HEARTH_PAGE_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  const one = { process: child, output: () => output, ended };
  started.push(one);
  return one;
}

const boxed = (one: Started) => until('the box', () => one.output().includes('╰'), START_MS);
const runFile = () => join(folder.path, 'run/hearth.json');
interface RunFile {
  readonly pid: number;
  readonly gatewayUrl: string;
  readonly pageUrl: string;
  readonly simulator: { readonly whatsAppWeb: object };
}
const run = () => JSON.parse(readFileSync(runFile(), 'utf8')) as RunFile;

/** Processes that belong to this data folder: their environment names it. */
function processesOf(path: string): { pid: number; command: string }[] {
  return readdirSync('/proc').flatMap((name) => {
    const pid = Number(name);
    if (!pid) return [];
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      return environment.includes(`HEARTH_DATA_DIR=${path}\0`) || command.includes(path) ? [{ pid, command }] : [];
    } catch {
      return [];
    }
  });
}

describe('hearth up', () => {
  test('prints where everything is; the page and the gateway answer; the run file is for this user only', async () => {
    const one = up();
    await boxed(one);
    const { gatewayUrl, pageUrl } = run();
    expect(one.output()).toContain(pageUrl);
    expect(one.output()).toMatch(/WhatsApp +simulated; .*\.\/hearth connect whatsapp/);
    expect((await fetch(pageUrl)).status).toBe(200);
    expect((await fetch(`${gatewayUrl}/health`)).status).toBe(200);
    expect(statSync(runFile()).mode & 0o777).toBe(0o600);
  });

  test('a second start in the same folder says so, with process and address, and exits with 1', async () => {
    const first = up();
    await boxed(first);
    const second = up();
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`process ${first.process.pid}`);
    expect(second.output()).toContain(run().pageUrl);
  });

  test('a role that dies is started again, and what it needs has stayed the same', async () => {
    const one = up();
    await boxed(one);
    const before = run();
    const playground = processesOf(folder.path).find(({ command }) => command.endsWith(' playground'))!;
    process.kill(playground.pid, 'SIGKILL');
    await until(
      'another playground',
      () =>
        processesOf(folder.path).some(({ pid, command }) => command.endsWith(' playground') && pid !== playground.pid),
      START_MS,
    );
    await until('the page', async () => (await fetch(before.pageUrl).catch(() => undefined))?.status === 200, START_MS);
    expect(run()).toEqual(before);
    expect(one.output()).toMatch(/The playground ended \(SIGKILL\); starting it again/);
  });

  test('killed outright it leaves nobody behind but Redis, and the next start takes over', async () => {
    const first = up();
    await boxed(first);
    first.process.kill('SIGKILL');
    await first.ended;
    await until(
      'the children to end',
      () => processesOf(folder.path).every(({ command }) => command.startsWith('redis-server')),
      START_MS,
    );
    const second = up();
    await boxed(second);
    expect(run().pid).toBe(second.process.pid);
  });

  test('SIGTERM ends everything, and the folder is free', async () => {
    const one = up();
    await boxed(one);
    one.process.kill('SIGTERM');
    expect(await one.ended).toBe(0);
    expect(processesOf(folder.path)).toEqual([]);
    expect(existsSync(runFile())).toBe(false);
    expect(existsSync(join(folder.path, 'run/lock'))).toBe(false);
  });

  test('a signal during the start ends it cleanly', async () => {
    const one = up();
    await until('the run file', () => existsSync(runFile()), START_MS);
    one.process.kill('SIGINT');
    expect(await one.ended).toBe(0);
    expect(processesOf(folder.path)).toEqual([]);
  });

  test('a port that another program has is named with the setting that changes it', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    const { port } = server.address() as { port: number };
    const one = up({ HEARTH_PAGE_PORT: String(port) });
    expect(await one.ended).toBe(1);
    expect(one.output()).toContain(`Port ${port} is used by another program`);
    expect(one.output()).toContain('HEARTH_PAGE_PORT');
    expect(processesOf(folder.path)).toEqual([]);
    await new Promise((done) => server.close(done));
  });

  test('a Redis of the operator that does not answer ends the start, without its password', async () => {
    const one = up({ HEARTH_REDIS_URL: 'redis://:sesame@127.0.0.1:1' });
    expect(await one.ended).toBe(1);
    expect(one.output()).toContain('The Redis of redisUrl does not answer');
    expect(one.output() + readFileSync(join(folder.path, 'logs/hearth.log'), 'utf8')).not.toContain('sesame');
    expect(processesOf(folder.path)).toEqual([]);
  });

  test('no secret of the simulated accounts is in the log', async () => {
    const one = up();
    await boxed(one);
    const { simulator } = JSON.parse(readFileSync(runFile(), 'utf8')) as {
      simulator: { controlToken: string; accounts: { accessToken: string; appSecret: string; verifyToken: string }[] };
    };
    const log = readFileSync(join(folder.path, 'logs/hearth.log'), 'utf8');
    const secrets = [
      simulator.controlToken,
      ...simulator.accounts.flatMap((a) => [a.accessToken, a.appSecret, a.verifyToken]),
    ];
    expect(secrets.length).toBeGreaterThan(6);
    for (const secret of secrets) expect(log).not.toContain(secret);
  });
});
