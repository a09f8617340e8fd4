import type { Engine } from '@hearth/inference';
import { DIRTY_KEY } from '../queue/keys.js';
import type { RedisClient } from '../redis/connections.js';
import type { Metrics } from '../runtime/metrics.js';

/** Brings the gauges up to date that nobody sets as things happen. */
export async function measure(metrics: Metrics, redis: RedisClient, engine: Pick<Engine, 'stats'>): Promise<void> {
  const [, since] = await redis.zrange(DIRTY_KEY, '0', '0', 'WITHSCORES');
  metrics.oldestMessageSeconds.set(since ? (Date.now() - Number(since)) / 1000 : 0);
  const stats = await engine.stats();
  metrics.engineSlots.set({ state: 'active' }, stats.active);
  metrics.engineSlots.set({ state: 'all' }, stats.slots);
  metrics.engineTokens.set({ kind: 'generated' }, stats.tokensGenerated);
  metrics.engineTokens.set({ kind: 'prefilled' }, stats.tokensPrefilled);
  metrics.engineTokens.set({ kind: 'cached' }, stats.cachedTokens);
  metrics.engineLongestRunSeconds.set(stats.longestRunMs / 1000);
}
