import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Redis } from 'ioredis';
import type { Config } from '../config/schema.js';
import { redisAddress } from '../redis/address.js';
import { Connections } from '../redis/connections.js';
import { createLog } from '../runtime/log.js';
import type { RunFile } from '../supervisor/run-file.js';
import { bad, good, note, type Finding } from './finding.js';

/** BullMQ warns below. */
const LEAST_VERSION = [6, 2] as const;
const TIMEOUT_MS = 5000;

/** The Redis that is used, or, for a private one that does not run, the program that would be started. */
export async function checkRedis(config: Config, run: RunFile | undefined): Promise<Finding[]> {
  if (!config.redisUrl && !run) return [await checkProgram()];
  const log = createLog({ role: 'doctor', level: 'error' });
  const connections = new Connections(redisAddress(config, run?.redisUrl), log);
  try {
    const redis = connections.patient();
    const info = await Promise.race([redis.info() as Promise<string>, timeout()]);
    const fsync = await (redis as Redis).config('GET', 'appendfsync').then(
      (answer) => (answer as string[])[1],
      // Managed services forbid CONFIG.
      () => undefined,
    );
    return [checkVersion(field(info, 'redis_version')), ...checkSettings(info, fsync)];
  } catch (error) {
    return [
      bad(
        'Redis',
        `does not answer: ${(error as Error).message}`,
        'Check redisUrl (./hearth config) and that the server runs.',
      ),
    ];
  } finally {
    await connections.close();
  }
}

async function checkProgram(): Promise<Finding> {
  try {
    const { stdout } = await promisify(execFile)('redis-server', ['--version']);
    return checkVersion(/v=([\d.]+)/.exec(stdout)?.[1] ?? '0');
  } catch {
    return bad('Redis', 'redis-server is not installed', 'sudo apt-get install redis-server, or set HEARTH_REDIS_URL.');
  }
}

function checkVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const enough = major > LEAST_VERSION[0] || (major === LEAST_VERSION[0] && minor >= LEAST_VERSION[1]);
  return enough ? good('Redis', version) : bad('Redis', version, `Install ${LEAST_VERSION.join('.')} or newer.`);
}

/** A message that was acknowledged must neither be evicted nor be lost with the power. @param info answer to INFO */
export function checkSettings(info: string, fsync: string | undefined): Finding[] {
  const policy = field(info, 'maxmemory_policy');
  const append = field(info, 'aof_enabled') === '1';
  return [
    policy === 'noeviction'
      ? good('Redis eviction', policy)
      : bad(
          'Redis eviction',
          policy,
          'CONFIG SET maxmemory-policy noeviction: otherwise waiting messages are thrown away.',
        ),
    append
      ? good('Redis append-only file', 'on')
      : bad(
          'Redis append-only file',
          'off',
          'CONFIG SET appendonly yes: otherwise a restart loses what was not answered.',
        ),
    fsync === undefined
      ? note('Redis fsync', 'not told', 'See that appendfsync is always.')
      : fsync === 'always'
        ? good('Redis fsync', fsync)
        : note('Redis fsync', fsync, 'CONFIG SET appendfsync always: otherwise a crash may lose the last second.'),
  ];
}

function field(info: string, name: string): string {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? 'unknown';
}

function timeout(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('no answer within 5 s')), TIMEOUT_MS).unref());
}
