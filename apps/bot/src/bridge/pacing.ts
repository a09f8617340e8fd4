import type { OutItem } from '@hearth/connectors';
import type { Config } from '../config/schema.js';
import { accountOf } from '../queue/items.js';
import { keys } from '../queue/keys.js';
import { take } from '../queue/rate-limit.js';
import type { RedisClient } from '../redis/connections.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 3600 * 1000;
/** Messages that may follow each other at once before the limit a minute holds them. */
const BURST = 5;
/** Even "ok" takes a moment, and nobody waits for the last word of a long text. */
const TYPING_FLOOR_MS = 800;
const TYPING_CEILING_MS = 12_000;

type Pace = Pick<Config['whatsappWeb'], 'pacing' | 'typingPerSecond' | 'messagesPerMinute' | 'messagesPerDay'>;

/** How long a person would take for a message, ms. */
export function typingMs({ body }: Pick<OutItem, 'body'>, { pacing, typingPerSecond }: Pace): number {
  if (pacing !== 'person' || body.type === 'reaction') return 0;
  const words = 'text' in body ? body.text : 'caption' in body ? (body.caption ?? '') : '';
  return Math.min(TYPING_CEILING_MS, Math.max(TYPING_FLOOR_MS, (words.length / typingPerSecond) * 1000));
}

/** Counts a message against the account's limits. @returns ms that it must wait; 0 = go. */
export async function paceLimit(
  redis: RedisClient,
  item: OutItem,
  { pacing, messagesPerMinute, messagesPerDay }: Pace,
  now = Date.now(),
): Promise<number> {
  if (pacing !== 'person') return 0;
  const account = accountOf(item.conversation);
  const sent = keys.sentToday(account);
  await redis.zremrangebyscore(sent, '-inf', now - DAY_MS);
  // A repeat of a message that was counted counts once.
  if ((await redis.zscore(sent, item.outId)) !== null) return 0;
  if ((await redis.zcard(sent)) >= messagesPerDay) {
    const [, oldest] = await redis.zrange(sent, '0', '0', 'WITHSCORES');
    return Math.max(1000, Number(oldest) + DAY_MS - now);
  }
  const waitMs = await take(redis, [{ name: account, intervalMs: MINUTE_MS / messagesPerMinute, burst: BURST }]);
  if (waitMs > 0) return waitMs;
  await redis.zadd(sent, now, item.outId);
  await redis.pexpire(sent, DAY_MS);
  return 0;
}
