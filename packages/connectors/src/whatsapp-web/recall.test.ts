import { expect, test } from '@jest/globals';
import type { OutItem } from '../connector.js';
import { recall } from './recall.js';
import type { WebMessage, WhatsAppWebSession } from './session/types.js';

const BEGUN = 1_790_000_000_000;
const item = (body: OutItem['body'] = { type: 'text', text: 'yes' }, quote?: string): OutItem => ({
  outId: 'turn-0',
  conversation: { channel: 'whatsapp-web', account: '1', peer: '2@c.us' },
  body,
  ...(quote && { quote }),
});
const own = (fields: Partial<WebMessage>): WebMessage => ({
  id: 'true_2@c.us_A',
  stanza: 'A',
  chat: '2@c.us',
  peer: '2@c.us',
  author: '1@c.us',
  own: true,
  type: 'chat',
  text: 'yes',
  at: BEGUN,
  ack: 1,
  mentioned: false,
  forwarded: false,
  status: false,
  viewOnce: false,
  ...fields,
});
const asked = async (messages: WebMessage[], out = item(), taken: string[] = [], unsettled = false) => {
  const session = { recent: () => Promise.resolve(messages), unsettled: () => unsettled };
  return await recall(session as unknown as WhatsAppWebSession, out, BEGUN, new Set(taken));
};

test('found by text and time', async () => {
  expect(await asked([own({})])).toEqual({ mid: 'true_2@c.us_A' });
  expect(await asked([own({ text: 'no' })])).toBe('absent');
  expect(await asked([own({ at: BEGUN - 60_000 })])).toBe('absent');
  expect(await asked([own({ own: false })])).toBe('absent');
});

test('the same words sent before are another message', async () => {
  expect(await asked([own({})], item(), ['true_2@c.us_A'])).toBe('absent');
  expect(await asked([own({}), own({ id: 'true_2@c.us_B' })], item(), ['true_2@c.us_A'])).toEqual({
    mid: 'true_2@c.us_B',
  });
});

test('without an ack it is pending, failed it is absent', async () => {
  expect(await asked([own({ ack: 0 })])).toBe('pending');
  expect(await asked([own({ ack: -1 })])).toBe('absent');
});

test('what cannot be read, and what still goes on, may be it', async () => {
  expect(await asked([own({ type: 'unreadable', text: 'x' })])).toBe('pending');
  expect(await asked([], item(), [], true)).toBe('pending');
});

test('a quote of something else is another message; a lost quote is not', async () => {
  const quoting = own({ quote: { id: 'false_q', known: true, own: false } });
  expect(await asked([quoting], item(undefined, 'false_q'))).toEqual({ mid: 'true_2@c.us_A' });
  expect(await asked([quoting], item(undefined, 'false_other'))).toBe('absent');
  expect(await asked([own({})], item(undefined, 'false_q'))).toEqual({ mid: 'true_2@c.us_A' });
});

test('files are found by kind and caption', async () => {
  const media = { state: 'stored' as const, sha256: 'a'.repeat(64), mime: 'image/png', bytes: 1 };
  const { text: _, ...picture } = own({ type: 'image' });
  expect(await asked([picture], item({ type: 'image', media }))).toEqual({ mid: 'true_2@c.us_A' });
  expect(await asked([picture], item({ type: 'image', media, caption: 'look' }))).toBe('absent');
  expect(await asked([picture], item({ type: 'sticker', media }))).toBe('absent');
  expect(await asked([own({})], item({ type: 'reaction', target: 'x', emoji: '👍' }))).toBe('absent');
});
