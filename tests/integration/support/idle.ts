import type { RedisClient } from '@hearth/bot';

/** True when no conversation has anything unfinished. */
export async function idle(redis: RedisClient): Promise<boolean> {
  return (await redis.zcard('{hearth}:dirty')) === 0;
}
