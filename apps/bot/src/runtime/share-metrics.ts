import { AggregatorRegistry } from 'prom-client';
import type { MetricObjectWithValues, MetricValue } from 'prom-client';
import { keys } from '../queue/keys.js';
import type { RedisClient } from '../redis/connections.js';
import type { Metrics } from './metrics.js';

const INTERVAL_MS = 5000;
/** A process that is gone is forgotten after this. */
const KEPT_SECONDS = 30;
const INSTANCES_KEY = keys.metrics('instances');

/**
 * Workers and senders have no port: they leave their metrics in Redis, and the gateway's /metrics shows all of them.
 * Returns the function that ends it.
 */
export function shareMetrics(
  redis: RedisClient,
  metrics: Metrics,
  instance: string,
  refresh: () => Promise<void>,
): () => void {
  const publish = async () => {
    await refresh();
    const json = JSON.stringify(await metrics.registry.getMetricsAsJSON());
    await redis.set(keys.metrics(instance), json, 'EX', KEPT_SECONDS);
    await redis.zadd(INSTANCES_KEY, Date.now(), instance);
  };
  const timer = setInterval(() => void publish().catch(() => undefined), INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Metrics of this process and of all that shared theirs lately, in the Prometheus text format. */
export async function allMetrics(redis: RedisClient, own: Metrics, now = Date.now()): Promise<string> {
  const sets = [await own.registry.getMetricsAsJSON()];
  // Without Redis the others are not heard of; this process still is.
  sets.push(...(await sharedMetrics(redis, now).catch(() => [])));
  return AggregatorRegistry.aggregate(sets).metrics();
}

type MetricSet = MetricObjectWithValues<MetricValue<string>>[];

async function sharedMetrics(redis: RedisClient, now: number): Promise<MetricSet[]> {
  await redis.zremrangebyscore(INSTANCES_KEY, '-inf', now - KEPT_SECONDS * 1000);
  const instances = await redis.zrange(INSTANCES_KEY, '0', '-1');
  const found = await Promise.all(instances.map((instance) => redis.get(keys.metrics(instance))));
  return found.flatMap((json) => (json ? [JSON.parse(json) as MetricSet] : []));
}
