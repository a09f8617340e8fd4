import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Batch, ConversationQueue, Effect } from '@hearth/bot';
import { keys } from '@hearth/bot';
import type { InboundEvent } from '@hearth/message';
import { Writer } from './support/events.js';
import { idle } from './support/idle.js';
import { startRedis } from './support/redis.js';
import type { RedisUnderTest } from './support/redis.js';

const NONE: Effect = { kind: 'none' };
const INBOX_MAX = 5;
let under: RedisUnderTest;
let queue: ConversationQueue;
let ann: Writer;

beforeAll(async () => {
  under = await startRedis({ inboxMax: INBOX_MAX });
  queue = under.queues.queue;
}, 30_000);
beforeEach(async () => {
  await under.redis.flushall();
  ann = new Writer('ann');
});
afterAll(async () => under.close(), 30_000);

const take = (event: Exclude<InboundEvent, { kind: 'receipt' }>, effect: Effect = NONE, now?: number) =>
  queue.ingest(event, 'id' in event ? `${event.kind} ${event.id}` : `${event.kind} ${event.target}`, effect, now);
const texts = ({ items }: Batch) =>
  items.map(({ event }) =>
    event?.kind === 'message' && event.parts[0]?.type === 'text' ? event.parts[0].text : event?.kind,
  );

describe('ingest', () => {
  test('takes an event once and keeps the order of arrival', async () => {
    expect(await take(ann.message('a'), NONE, 1000)).toEqual({ result: 'new', waiting: 1, oldestAt: 1000 });
    expect(await take(ann.message('b'), NONE, 2000)).toEqual({ result: 'new', waiting: 2, oldestAt: 1000 });
    expect(await take(ann.message('a'), NONE, 3000)).toEqual({ result: 'seen', waiting: 2, oldestAt: 1000 });
    expect(texts(await queue.begin(ann.id))).toEqual(['a', 'b']);
  });

  test('many copies at once are one message', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, () => take(ann.message('a'))));
    expect(results.filter(({ result }) => result === 'new')).toHaveLength(1);
    expect(await under.redis.llen(keys.inbox(ann.id))).toBe(1);
  });

  test('a message deleted before it came is not taken', async () => {
    await queue.amend(ann.unsend('late'));
    expect(await take(ann.message('late'))).toMatchObject({ result: 'gone', waiting: 0 });
  });

  test('a full inbox gives up its oldest and counts it', async () => {
    for (let n = 0; n < INBOX_MAX + 2; n++) await take(ann.message(`m${n}`));
    const batch = await queue.begin(ann.id);
    expect(texts(batch)).toEqual(['m2', 'm3', 'm4', 'm5', 'm6']);
    expect(batch.skipped).toBe(2);
    expect(await queue.commit(batch, ['x'])).toMatchObject({ ok: true });
    await take(ann.message('next'));
    expect((await queue.begin(ann.id)).skipped).toBe(0);
  });

  test('what a turn is reading is not given up under it', async () => {
    for (let n = 0; n < INBOX_MAX; n++) await take(ann.message(`m${n}`));
    const batch = await queue.begin(ann.id);
    for (let n = 0; n < INBOX_MAX + 3; n++) await take(ann.message(`n${n}`));
    expect(await queue.commit(batch, ['x'])).toEqual({ ok: true, left: INBOX_MAX, waiting: 1 });
    expect(texts(await queue.begin(ann.id))[0]).toBe('n3');
  });

  test('an entry that cannot be read does not block those behind it', async () => {
    await under.redis.rpush(keys.inbox(ann.id), '1|1|{"kind":"telepathy"}');
    await take(ann.message('a'));
    const batch = await queue.begin(ann.id);
    expect(texts(batch)).toEqual([undefined, 'a']);
    expect(await queue.commit(batch, ['x'])).toMatchObject({ ok: true, left: 0 });
  });
});

describe('commit', () => {
  test('moves the batch out and the bubbles in, in one step', async () => {
    await take(ann.message('a'));
    const batch = await queue.begin(ann.id);
    await take(ann.message('b'));
    expect(await queue.commit(batch, ['one', 'two'])).toEqual({ ok: true, left: 1, waiting: 2 });
    expect(await under.redis.lrange(keys.outbox(ann.id), 0, -1)).toEqual(['one', 'two']);
    expect(await idle(under.redis)).toBe(false);
  });

  test('a batch without answer leaves nothing behind', async () => {
    await take(ann.message('a'));
    expect(await queue.commit(await queue.begin(ann.id), [])).toEqual({ ok: true, left: 0, waiting: 0 });
    expect(await idle(under.redis)).toBe(true);
  });

  test('is refused when a newer turn owns the conversation', async () => {
    await take(ann.message('a'));
    const zombie = await queue.begin(ann.id);
    const owner = await queue.begin(ann.id);
    expect(await queue.commit(zombie, ['x'])).toEqual({ ok: false, why: 'stale' });
    expect(await queue.commit(owner, ['x'])).toMatchObject({ ok: true });
    expect(await queue.commit(owner, ['x'])).toEqual({ ok: false, why: 'changed' });
    expect(await under.redis.llen(keys.outbox(ann.id))).toBe(1);
  });

  test('is refused after stop, and the next turn knows what not to answer', async () => {
    await take(ann.message('long story'));
    const batch = await queue.begin(ann.id);
    await take(ann.message('stop'), { kind: 'stop' });
    expect(await queue.commit(batch, ['x'])).toEqual({ ok: false, why: 'stopped' });
    const next = await queue.begin(ann.id);
    expect(next.items.map(({ seq }) => seq > next.stopAt)).toEqual([false, false]);
  });

  test('a repeated stop webhook does not stop what came after it', async () => {
    const stop = ann.message('stop');
    await take(stop, { kind: 'stop' });
    await take(ann.message('new question'));
    const batch = await queue.begin(ann.id);
    expect((await take(stop, { kind: 'stop' })).result).toBe('seen');
    expect(await queue.commit(batch, ['x'])).toMatchObject({ ok: true });
  });

  test.each([
    ['edit', (writer: Writer) => writer.edit('a', 'a, but better'), ['a, but better', 'b']],
    ['unsend', (writer: Writer) => writer.unsend('a'), ['b']],
  ] as const)('is refused after an %s of what was read', async (_, change, expected) => {
    await take(ann.message('a'));
    await take(ann.message('b'));
    const batch = await queue.begin(ann.id);
    await queue.amend(change(ann));
    expect(await queue.commit(batch, ['x'])).toEqual({ ok: false, why: 'changed' });
    expect(texts(await queue.begin(ann.id))).toEqual(expected);
  });

  test('an unsend of the only message leaves nothing to do', async () => {
    await take(ann.message('a'));
    await queue.amend(ann.unsend('a'));
    expect(await under.redis.llen(keys.inbox(ann.id))).toBe(0);
    expect(await idle(under.redis)).toBe(true);
  });
});

describe('note', () => {
  const outbox = () => under.redis.lrange(keys.outbox(ann.id), 0, -1);

  test('goes ahead of the answer, once, however often the turn is begun', async () => {
    await take(ann.message('a'));
    const killed = await queue.begin(ann.id);
    expect(await queue.note(killed, ['note'])).toBe(true);
    expect(await queue.note(killed, ['note'])).toBe(false);
    await take(ann.message('b'));
    const again = await queue.begin(ann.id);
    expect(await queue.note(again, ['note'])).toBe(false);
    expect(await queue.commit(again, ['answer'])).toMatchObject({ ok: true, left: 0 });
    expect(await outbox()).toEqual(['note', 'answer']);
    expect(await queue.note(again, ['late'])).toBe(false);
    await take(ann.message('c'));
    expect(await queue.note(await queue.begin(ann.id), ['next note'])).toBe(true);
    expect(await outbox()).toEqual(['note', 'answer', 'next note']);
  });

  test('of a turn that another one follows, or that was stopped, is refused', async () => {
    await take(ann.message('a'));
    const zombie = await queue.begin(ann.id);
    const owner = await queue.begin(ann.id);
    expect(await queue.note(zombie, ['note'])).toBe(false);
    await take(ann.message('stop'), { kind: 'stop' });
    expect(await queue.note(owner, ['note'])).toBe(false);
    expect(await outbox()).toEqual([]);
  });
});

describe('starts', () => {
  test('count crashes and failures of the same oldest message, not orderly ends', async () => {
    await take(ann.message('a'));
    expect((await queue.begin(ann.id)).starts).toBe(1);
    const second = await queue.begin(ann.id);
    expect(second.starts).toBe(2);
    await queue.release(second);
    const again = await queue.begin(ann.id);
    expect(again.starts).toBe(1);
    await queue.commit(again, []);
    await take(ann.message('b'));
    expect((await queue.begin(ann.id)).starts).toBe(1);
  });

  test('a zombie cannot clear the count of the turn that follows it', async () => {
    await take(ann.message('a'));
    const zombie = await queue.begin(ann.id);
    await queue.begin(ann.id);
    await queue.release(zombie);
    expect((await queue.begin(ann.id)).starts).toBe(3);
  });
});

describe('receipts', () => {
  test('the furthest status stays; a failure always shows', async () => {
    await queue.receipt(ann.receipt('read', 't-0', 'mid.1'));
    await queue.receipt(ann.receipt('delivered', 't-0', 'mid.1'));
    expect(await under.redis.hgetall(keys.sent('t-0'))).toMatchObject({ status: 'read', echo: 'mid.1' });
    await queue.receipt({ ...ann.receipt('failed', 't-0', 'mid.1'), code: 131047 });
    expect(await under.redis.hgetall(keys.sent('t-0'))).toMatchObject({ status: 'failed', code: '131047' });
  });

  test('one for a message that is not ours changes nothing', async () => {
    expect(await queue.receipt({ ...ann.receipt('read', '', 'mid.9'), outId: undefined })).toBeNull();
  });
});
