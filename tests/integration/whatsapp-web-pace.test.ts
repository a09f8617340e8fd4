import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { configSchema, paceLimit, WhatsAppWebRig } from '@hearth/bot';
import { startRedis } from './support/redis.js';
import type { RedisUnderTest } from './support/redis.js';

jest.setTimeout(60_000);

const DAY_MS = 24 * 3600 * 1000;

let under: RedisUnderTest;
let rig: WhatsAppWebRig | undefined;
beforeAll(async () => {
  under = await startRedis();
});
afterAll(async () => under.close());
afterEach(async () => {
  await rig?.close();
  rig = undefined;
});

const pace = (changes: object) => configSchema.parse({ whatsappWeb: changes }).whatsappWeb;
const item = (outId: string, account: string) => ({
  outId,
  conversation: { channel: 'whatsapp-web' as const, account, peer: '1@c.us' },
  body: { type: 'text' as const, text: 'x' },
});

test('a day has so many messages; a repeat counts once, and the next day begins anew', async () => {
  const now = Date.now();
  const limit = (outId: string, at: number) =>
    paceLimit(under.redis, item(outId, 'day'), pace({ messagesPerDay: 2, messagesPerMinute: 1000 }), at);
  expect([await limit('a', now), await limit('b', now + 1), await limit('b', now + 2)]).toEqual([0, 0, 0]);
  const wait = await limit('c', now + 3);
  expect(wait).toBe(DAY_MS - 3);
  expect(await limit('c', now + 3 + wait + 1)).toBe(0);
});

test('a minute has so many, after a short burst', async () => {
  const waits: number[] = [];
  for (let n = 0; n < 7; n += 1)
    waits.push(await paceLimit(under.redis, item(`m${n}`, 'minute'), pace({ messagesPerMinute: 6 })));
  expect(waits.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
  expect(waits[5]).toBeGreaterThan(9000);
});

test('an answer is typed as long as a person would, and typing marks nothing as read', async () => {
  rig = await WhatsAppWebRig.start({
    whatsappWeb: { pacing: 'person', typingPerSecond: 10 },
    answer: () => ['x'.repeat(40)],
  });
  const { web } = rig;
  await rig.startBridge();
  await rig.ready();
  await web.person().text('hello');
  await rig.until('typing', () => web.transcript('composing').length > 1);
  const seen = web.transcript('seen').length;
  await web.person().text('one more');
  await rig.until('the answer', () => rig!.answers().length > 0);
  const lines = web.transcript('composing', 'sent');
  const sent = lines.findIndex(({ what }) => what === 'sent');
  // Four seconds, less what the news of typing takes to the page on a busy machine.
  expect(lines[sent]!.at - lines[sent - 1]!.at).toBeGreaterThanOrEqual(3500);
  expect(seen).toBe(1);
});
