import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createMessengerConnector } from '@hearth/connectors';
import { Intake, Metrics, Sweeper, configSchema } from '@hearth/bot';
import type { QueueSet } from '@hearth/bot';
import { Writer } from './support/events.js';
import { keptLog } from './support/log-lines.js';
import { startRedis } from './support/redis.js';
import type { RedisUnderTest } from './support/redis.js';

const DEBOUNCE_MS = 800;
const MAX_WAIT_MS = 6000;
const config = configSchema.parse({ turn: { debounceMs: DEBOUNCE_MS, maxWaitMs: MAX_WAIT_MS } });
const ann = new Writer('ann');
const connector = createMessengerConnector({
  account: ann.ref.account,
  accessToken: 'token',
  appSecrets: ['secret'],
  verifyToken: 'verify',
  baseUrl: 'http://127.0.0.1:9',
  graphVersion: 'v23.0',
  mediaHosts: [],
  simulated: true,
});
let under: RedisUnderTest;

beforeAll(async () => {
  under = await startRedis();
}, 30_000);
beforeEach(async () => {
  await under.redis.flushall();
});
afterAll(async () => under.close(), 30_000);

/** Takes one message and waits for what it wakes. */
async function take(id: string, queues: QueueSet = under.queues) {
  const { log, lines } = keptLog();
  const intake = new Intake(
    queues,
    { soon: () => undefined },
    { config, log, metrics: new Metrics({ role: 'test', instance: '1' }) },
  );
  await intake.takeItems(connector, [{ ok: true, event: ann.message(id), key: id }]);
  await intake.close();
  return lines;
}
const delays = async () => (await under.queues.wakes.turn.getDelayed()).map(({ delay }) => delay);

test('a turn waits for the person to pause', async () => {
  await take('a');
  expect(await delays()).toEqual([DEBOUNCE_MS]);
});

test('but not longer than the oldest message may wait', async () => {
  const left = 300;
  await under.queues.queue.ingest(ann.message('a'), 'a', { kind: 'none' }, Date.now() - MAX_WAIT_MS + left);
  await take('b');
  const [delay] = await delays();
  expect(delay).toBeGreaterThan(0);
  expect(delay).toBeLessThanOrEqual(left);
});

test('a message that comes again wakes while it is unanswered, and not afterwards', async () => {
  await under.queues.queue.ingest(ann.message('a'), 'a', { kind: 'none' });
  await take('a');
  expect(await delays()).toHaveLength(1);
  await under.redis.flushall();
  await under.queues.queue.ingest(ann.message('a'), 'a', { kind: 'none' });
  await under.queues.queue.commit(await under.queues.queue.begin(ann.id), []);
  await take('a');
  expect(await delays()).toEqual([]);
});

test('a wake-up that fails takes nothing from the answer: the sweeper wakes', async () => {
  const wakes = Object.create(under.queues.wakes, {
    wakeTurn: { value: () => Promise.reject(new Error('Redis is away')) },
  }) as QueueSet['wakes'];
  const lines = await take('a', { ...under.queues, wakes });
  expect(lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  expect(await delays()).toEqual([]);
  await new Sweeper(under.redis, under.queues.wakes, keptLog().log).sweep(Date.now() + MAX_WAIT_MS);
  expect(await under.queues.wakes.turn.getJobCounts('prioritized')).toEqual({ prioritized: 1 });
});
