import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { until } from './wait.js';

export const PASSWORD = 'a password: with/odd@characters';

/** A redis-server (or Sentinel) on a free port of loopback, as somebody else may run it. */
export interface RedisProcess {
  readonly port: number;
  readonly child: ChildProcess;
  /** A connection to it, closed with it. */
  readonly admin: Redis;
  close(): Promise<void>;
}

export async function startRedisProcess(
  dir: string,
  lines: readonly string[],
  { sentinel = false } = {},
): Promise<RedisProcess> {
  const port = await freePort();
  const file = join(dir, `${port}.conf`);
  writeFileSync(file, [`port ${port}`, 'bind 127.0.0.1', `dir "${dir}"`, ...lines, ''].join('\n'));
  const child = spawn('redis-server', [file, ...(sentinel ? ['--sentinel'] : [])], { stdio: 'ignore' });
  const admin = new Redis({ port, ...(sentinel ? {} : { password: PASSWORD }), retryStrategy: () => 50 });
  admin.on('error', () => undefined);
  await until('the redis-server', async () => (await admin.ping()) === 'PONG');
  return {
    port,
    child,
    admin,
    close: async () => {
      admin.disconnect();
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
