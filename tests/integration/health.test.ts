import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createLog, startPrivateRedis, type PrivateRedis } from '@hearth/bot';
import { temporaryFolder } from './support/folder.js';
import { until } from './support/wait.js';

const ENTRY = resolve(import.meta.dirname, '../../apps/bot/dist/cli/entry.js');
jest.setTimeout(60_000);

let folder: ReturnType<typeof temporaryFolder>;
let redis: PrivateRedis;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  folder = temporaryFolder();
  redis = await startPrivateRedis({
    dir: join(folder.path, 'redis'),
    log: createLog({ level: 'error', role: 'test' }),
  });
  env = {
    ...process.env,
    HEARTH_CONFIG: join(folder.path, 'hearth.config.json'),
    HEARTH_DATA_DIR: folder.path,
    HEARTH_REDIS_URL: redis.url,
    HEARTH_GATEWAY_PORT: String(await freePort()),
  };
});
afterAll(async () => {
  await redis.close();
  folder.remove();
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const start = (...args: string[]) => spawn(process.execPath, [ENTRY, ...args], { env, stdio: 'ignore' });
async function healthy(role: string): Promise<boolean> {
  const [code] = (await once(start('health', role), 'exit')) as [number];
  return code === 0;
}

test.each(['gateway', 'sender'])(
  '%s, alone as in a container: not healthy before, healthy while it runs, ends on SIGTERM',
  async (role) => {
    expect(await healthy(role)).toBe(false);
    const child = start(role);
    try {
      await until(`a healthy ${role}`, () => healthy(role), 40_000);
    } finally {
      child.kill('SIGTERM');
      expect(await once(child, 'exit')).toEqual([0, null]);
    }
  },
);
