import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Sweeper } from '@hearth/bot';
import { Writer } from './support/events.js';
import { keptLog } from './support/log-lines.js';
import { startRedis } from './support/redis.js';
import type { RedisUnderTest } from './support/redis.js';

/** Older than what the sweeper leaves to its ordinary way. */
const LONG_AGO_MS = 10_000;
let under: RedisUnderTest;
let sweeper: Sweeper;
const ann = new Writer('ann');

beforeAll(async () => {
  under = await startRedis();
  sweeper = new Sweeper(under.redis, under.queues.wakes, keptLog().log);
}, 30_000);
beforeEach(async () => {
  await under.redis.flushall();
});
afterAll(async () => under.close(), 30_000);

const ingest = (now: number) => under.queues.queue.ingest(ann.message('a'), 'a', { kind: 'none' }, now);
const waiting = async () => (await under.queues.wakes.turn.getJobCounts('prioritized', 'delayed', 'waiting')) as object;

test('a conversation whose wake-up was lost is woken, a young one is not', async () => {
  await ingest(Date.now());
  await sweeper.sweep();
  expect(await waiting()).toEqual({ prioritized: 0, delayed: 0, waiting: 0 });
  await sweeper.sweep(Date.now() + LONG_AGO_MS);
  expect(await waiting()).toEqual({ prioritized: 1, delayed: 0, waiting: 0 });
});

test('a wake-up that waits is left as it is', async () => {
  await ingest(Date.now() - LONG_AGO_MS);
  await under.queues.wakes.wakeTurn(ann.id, 60_000);
  await sweeper.sweep();
  expect(await waiting()).toEqual({ prioritized: 0, delayed: 1, waiting: 0 });
});

test('a deduplication key without its job does not keep a conversation asleep', async () => {
  await ingest(Date.now() - LONG_AGO_MS);
  await under.redis.set(`{hearth}:turn:de:${ann.id}`, '999');
  await sweeper.sweep();
  expect(await waiting()).toEqual({ prioritized: 1, delayed: 0, waiting: 0 });
});

test('bubbles without a delivery get one', async () => {
  await ingest(Date.now() - LONG_AGO_MS);
  await under.queues.queue.commit(await under.queues.queue.begin(ann.id), ['{}']);
  await sweeper.sweep();
  expect(await under.queues.wakes.send.getJobCounts('prioritized')).toEqual({ prioritized: 1 });
});
