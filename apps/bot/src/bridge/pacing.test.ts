import { expect, test } from '@jest/globals';
import { configSchema } from '../config/schema.js';
import { typingMs } from './pacing.js';

const pace = configSchema.parse({ whatsappWeb: { typingPerSecond: 10 } }).whatsappWeb;
const text = (length: number) => ({ body: { type: 'text' as const, text: 'x'.repeat(length) } });

test('typing takes as long as the text, within bounds; a reaction takes none', () => {
  expect([2, 50, 5000].map((length) => typingMs(text(length), pace))).toEqual([800, 5000, 12_000]);
  expect(typingMs({ body: { type: 'reaction', target: 'm', emoji: '👍' } }, pace)).toBe(0);
});

test('only the flag that names the risk switches it off', () => {
  expect(pace.pacing).toBe('person');
  expect(typingMs(text(50), { ...pace, pacing: 'off-and-risk-the-number' })).toBe(0);
  expect(configSchema.safeParse({ whatsappWeb: { pacing: 'off' } }).success).toBe(false);
});
