import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { keys, take } from '@hearth/bot';
import type { HumanEvent } from '@hearth/message';
import { Writer } from './support/events.js';
import { idle } from './support/idle.js';
import { startRedis } from './support/redis.js';
import type { RedisUnderTest } from './support/redis.js';
import { until } from './support/wait.js';

let under: RedisUnderTest;
const ann = new Writer('ann');
const bubble = (index: number) =>
  JSON.stringify({ outId: `t-${index}`, conversation: ann.ref, body: { type: 'text', text: `${index}` } });

beforeAll(async () => {
  under = await startRedis();
}, 30_000);
beforeEach(async () => {
  await under.redis.flushall();
  await under.queues.queue.ingest(ann.message('a'), 'a', { kind: 'none' });
  await under.queues.queue.commit(await under.queues.queue.begin(ann.id), [bubble(0), bubble(1)]);
});
afterAll(async () => under.close(), 30_000);

describe('outbox', () => {
  test('gives bubbles in order, each until it is acknowledged', async () => {
    const { outbox } = under.queues;
    for (const [index, left] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const head = (await outbox.head(ann.id))!;
      expect(head.item.outId).toBe(`t-${index}`);
      expect(await outbox.claim(ann.id, head)).toEqual({
        before: 'new',
        unknown: 0,
        echo: '',
        since: expect.any(Number),
      });
      expect(await outbox.ack(ann.id, head, 'sent', `mid.${index}`)).toBe(left);
    }
    expect(await outbox.head(ann.id)).toBeUndefined();
    expect(await idle(under.redis)).toBe(true);
  });

  test('an echo without our key is known by its id, or by its words while the send is under way', async () => {
    const { outbox } = under.queues;
    const echo = (id: string, text: string): HumanEvent => {
      return { kind: 'human', conversation: ann.ref, at: 1, id, parts: [{ type: 'text', text }] };
    };
    expect(await outbox.ownEcho(echo('mid.0', '0'))).toBeNull();
    const head = (await outbox.head(ann.id))!;
    await outbox.claim(ann.id, head);
    expect(await outbox.ownEcho(echo('mid.0', 'something else'))).toBeNull();
    expect(await outbox.ownEcho(echo('mid.0', '0'))).toBe('t-0');
    await outbox.ack(ann.id, head, 'sent', 'mid.0');
    expect(await outbox.ownEcho(echo('mid.0', 'any words'))).toBe('t-0');
    expect(await outbox.ownEcho(echo('mid.9', '0'))).toBeNull();
  });

  test('a sender that lost the conversation claims nothing', async () => {
    const { outbox } = under.queues;
    const zombie = (await outbox.head(ann.id))!;
    const owner = (await outbox.head(ann.id))!;
    expect(await outbox.claim(ann.id, zombie)).toBeUndefined();
    expect(await outbox.claim(ann.id, owner)).toMatchObject({ before: 'new' });
  });

  test('a second claim tells that a send was under way, and what an echo said of it', async () => {
    const { outbox, queue } = under.queues;
    await outbox.claim(ann.id, (await outbox.head(ann.id))!, 1000);
    await outbox.unknown('t-0');
    await queue.receipt(ann.receipt('sent', 't-0', 'mid.0'));
    expect(await outbox.claim(ann.id, (await outbox.head(ann.id))!, 2000)).toEqual({
      before: 'sending',
      unknown: 1,
      echo: 'mid.0',
      since: 1000,
    });
    await outbox.unclaim('t-0');
    expect(await outbox.claim(ann.id, (await outbox.head(ann.id))!)).toMatchObject({ before: 'new' });
  });

  test('later receipts by the platform id find the bubble', async () => {
    const { outbox, queue } = under.queues;
    const head = (await outbox.head(ann.id))!;
    await outbox.ack(ann.id, head, 'sent', 'mid.0');
    expect(await queue.receipt({ ...ann.receipt('read', '', 'mid.0'), outId: undefined })).toBe('t-0');
    expect(await under.redis.hget(keys.sent('t-0'), 'status')).toBe('read');
  });
});

describe('rate limits', () => {
  test('let a burst through, then one an interval; several limits give way together', async () => {
    const slow = { name: 'slow', intervalMs: 1000, burst: 3 };
    const slower = { name: 'slower', intervalMs: 60_000, burst: 1 };
    expect([await take(under.redis, [slow]), await take(under.redis, [slow])]).toEqual([0, 0]);
    expect(await take(under.redis, [slow, slower])).toBe(0);
    const wait = await take(under.redis, [slow]);
    expect(wait).toBeGreaterThan(900);
    expect(wait).toBeLessThanOrEqual(1000);
    expect(await take(under.redis, [slower])).toBeGreaterThan(59_000);
    // Refused by one limit, it does not count against the other.
    const free = { name: 'free', intervalMs: 60_000, burst: 1 };
    await take(under.redis, [free, slower]);
    expect(await take(under.redis, [free])).toBe(0);
  });

  test('an interval later the next may go', async () => {
    const limit = { name: 'quick', intervalMs: 50, burst: 1 };
    expect(await take(under.redis, [limit])).toBe(0);
    expect(await take(under.redis, [limit])).toBeGreaterThan(0);
    await until('the limit to free', async () => (await take(under.redis, [limit])) === 0, 1000);
  });
});
