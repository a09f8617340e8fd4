import type { ParsedItem } from '@hearth/connectors';
import { expect, test } from '@jest/globals';
import { Audience } from './audience.js';

const from = (sender: string, peer = sender): ParsedItem => ({
  ok: true,
  key: 'k',
  event: {
    kind: 'message',
    conversation: { channel: 'whatsapp-web', account: '1', peer },
    at: 1,
    id: 'm',
    sender: { id: sender },
    parts: [{ type: 'text', text: 'hi' }],
  },
});
const stranger = { ok: true, ignored: 'stranger' };

test('only those on the list are answered, however their number is written; in groups the speaker counts', () => {
  const audience = new Audience({ strangers: 'ignore', allow: '+49 151 234-56, 1555@lid' });
  expect(audience.admit(from('4915123456@c.us'))).toMatchObject({ event: {} });
  expect(audience.admit(from('4915123456@c.us', '120363@g.us'))).toMatchObject({ event: {} });
  expect(audience.admit(from('1555@lid'))).toMatchObject({ event: {} });
  expect(audience.admit(from('49151234567@c.us'))).toEqual(stranger);
  expect(audience.admit(from('4915123457@c.us', '120363@g.us'))).toEqual(stranger);
  // The id that hides a number is another thing than the number with the same digits.
  expect(audience.admit(from('4915123456@lid'))).toEqual(stranger);
});

test('an empty list answers nobody, unless strangers are answered', () => {
  expect(new Audience({ strangers: 'ignore', allow: '' }).admit(from('1@c.us'))).toEqual(stranger);
  expect(new Audience({ strangers: 'answer', allow: '' }).admit(from('1@c.us'))).toMatchObject({ event: {} });
});
