import { accountOf } from '../queue/items.js';
import { keys } from '../queue/keys.js';
import type { RedisClient } from '../redis/connections.js';

/** How a page names a bubble without our key. */
const BY_PLATFORM_ID = /^mid:([^:]+):([^:]+):(.+)$/;

/** JSON about the turn that made a bubble, by our key, or by `mid:<channel>:<account>:<the platform's id>`. */
export async function readTraceOf(redis: RedisClient, name: string): Promise<string | null> {
  const [, channel, account, id] = BY_PLATFORM_ID.exec(name) ?? [];
  return channel && account && id
    ? readTrace(redis, { channel, account }, { id })
    : readTrace(redis, { channel: '', account: '' }, { id: '', outId: name });
}

/**
 * JSON about the turn that made a bubble; null when none is kept. A platform that carries our key shows it as `outId`; of the others the
 * id that the platform gave is remembered.
 */
export async function readTrace(
  redis: RedisClient,
  account: { readonly channel: string; readonly account: string },
  bubble: { readonly id: string; readonly outId?: string | undefined },
): Promise<string | null> {
  const outId = bubble.outId ?? (await redis.get(keys.outIdOf(accountOf(account), bubble.id)));
  // `<turn id>-<index>` → turn id.
  return outId ? redis.get(keys.trace(outId.replace(/-\d+$/, ''))) : null;
}
