import { createHash } from 'node:crypto';
import type { RedisClient } from '../redis/connections.js';

/** A Lua script that Redis runs atomically. */
export interface Script {
  readonly lua: string;
  readonly sha: string;
}

/** Keeps the text with its SHA-1, by which Redis knows a script it has seen. */
export function script(lua: string): Script {
  return { lua, sha: createHash('sha1').update(lua).digest('hex') };
}

/** Runs it by hash; sends the text only when Redis does not know it (first use, after a restart or failover). */
export async function runScript(
  redis: RedisClient,
  { lua, sha }: Script,
  keys: readonly string[],
  args: readonly (string | number)[],
): Promise<unknown> {
  try {
    return await redis.evalsha(sha, keys.length, ...keys, ...args);
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
    return redis.eval(lua, keys.length, ...keys, ...args);
  }
}
