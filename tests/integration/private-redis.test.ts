import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { Connections, configSchema, redisAddress, startPrivateRedis } from '@hearth/bot';
import type { PrivateRedis } from '@hearth/bot';
import { temporaryFolder } from './support/folder.js';
import { keptLog } from './support/log-lines.js';
import { until } from './support/wait.js';

let folder: ReturnType<typeof temporaryFolder>;
let open: { close(): Promise<void> }[];
const { log, lines } = keptLog();
beforeEach(() => {
  folder = temporaryFolder();
  open = [];
});
afterEach(async () => {
  for (const one of open.reverse()) await one.close();
  folder.remove();
});

const alive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
async function start(dir = folder.path): Promise<PrivateRedis> {
  const server = await startPrivateRedis({ dir, log });
  open.push(server);
  return server;
}
function connect(server: PrivateRedis) {
  const connections = new Connections(redisAddress(configSchema.parse({}), server.url), log);
  open.push(connections);
  return connections.patient();
}

describe('the private redis-server', () => {
  test('loses nothing that it acknowledged, takes nothing out by itself, and only this user reaches it', async () => {
    const server = await start();
    const redis = connect(server);
    expect(await redis.config('GET', 'append*')).toEqual(
      expect.arrayContaining(['appendonly', 'yes', 'appendfsync', 'always']),
    );
    expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    expect(await redis.config('GET', 'port')).toEqual(['port', '0']);
    const socket = decodeURIComponent(new URL(server.url).pathname);
    expect(statSync(socket).mode & 0o077).toBe(0);
  });

  test('is started again on the same data when it dies', async () => {
    const server = await start();
    const redis = connect(server);
    await redis.set('kept', 'yes');
    const first = server.pid!;
    process.kill(first, 'SIGKILL');
    expect(await redis.get('kept')).toBe('yes');
    expect(server.pid).not.toBe(first);
    expect(lines.some(({ msg }) => msg === 'redis-server died; starting it again')).toBe(true);
  }, 20_000);

  test('one that a killed run left behind is ended, and its data taken over', async () => {
    const first = await startPrivateRedis({ dir: folder.path, log });
    await connect(first).set('kept', 'yes');
    await first.close();
    const left = spawn('redis-server', [`${folder.path}/redis.conf`], { cwd: folder.path, detached: true });
    const pid = left.pid!;
    await until('the server of the earlier run', () => existsSync(`${folder.path}/redis.pid`));
    const next = await start();
    expect(alive(pid)).toBe(false);
    expect(await connect(next).get('kept')).toBe('yes');
  }, 20_000);

  test('a foreign process with the number of an old one is left alone', async () => {
    writeFileSync(`${folder.path}/redis.pid`, String(process.pid));
    await start();
    expect(alive(process.pid)).toBe(true);
  });

  test('is gone after close, with its socket', async () => {
    const server = await startPrivateRedis({ dir: folder.path, log });
    const pid = server.pid!;
    await server.close();
    await until('the process to be gone', () => !alive(pid));
    expect(() => statSync(decodeURIComponent(new URL(server.url).pathname))).toThrow(/ENOENT/);
  });

  test('works in a folder whose path is too long for a socket', async () => {
    const server = await start(`${folder.path}/${'long-name-'.repeat(12)}`);
    expect(await connect(server).ping()).toBe('PONG');
  });

  test('a binary that is not there is an error that says so', async () => {
    await expect(startPrivateRedis({ dir: folder.path, log, binary: '/nowhere/redis-server' })).rejects.toThrow(
      /redis-server cannot be started/,
    );
  });
});
