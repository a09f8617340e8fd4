import { accountOf } from '../queue/items.js';
import { keys } from '../queue/keys.js';
import type { Wakes } from '../queue/wake.js';
import type { RedisClient } from '../redis/connections.js';
import type { ConnectorSet } from '../runtime/connectors.js';

/** A sender that starts may have a new token: accounts that were stopped are tried at once, with all that waits for them. */
export async function resumeStopped(redis: RedisClient, connectors: ConnectorSet, wakes: Wakes): Promise<void> {
  const removed = await Promise.all(connectors.all.map((connector) => redis.del(keys.stopped(accountOf(connector)))));
  // Also wakes conversations held by a limit: they find it still in force and wait on.
  if (removed.some((count) => count > 0)) await wakes.send.promoteJobs();
}
