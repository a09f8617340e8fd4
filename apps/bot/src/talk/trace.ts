import { accountOf } from '../queue/items.js';
import { keys } from '../queue/keys.js';
import type { RedisClient } from '../redis/connections.js';

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
