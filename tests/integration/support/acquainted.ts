import type { RedisClient } from '@hearth/bot';
import { until } from './wait.js';

/** Waits until two workers know what the other has free now: both have spoken again since both were there. */
export async function acquainted(redis: RedisClient): Promise<void> {
  const beats = async () => Object.values(await redis.hgetall('{hearth}:workers'));
  const first = await until('two workers', async () => ((await beats()).length === 2 ? beats() : undefined));
  await until('the next beat of both', async () => (await beats()).every((beat) => !first.includes(beat)));
}
