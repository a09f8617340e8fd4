import { expect, test } from '@jest/globals';
import type { InboundEvent } from '@hearth/message';
import { cleanEvent } from './clean-event.js';

test('every text of an event is cleaned, however deep, and nothing else changes', () => {
  const event: InboundEvent = {
    kind: 'message',
    id: 'a',
    at: 5,
    conversation: { channel: 'messenger', account: '1', peer: '2' },
    sender: { id: '2', name: 'An\u0000n' },
    parts: [
      { type: 'text', text: 'x\ud800y' },
      { type: 'choice', text: '', options: [{ id: '1', title: 'ti\u0000tle' }] },
      { type: 'location', latitude: 0, longitude: 0 },
    ],
  };
  expect(cleanEvent(event)).toEqual({
    ...event,
    sender: { id: '2', name: 'Ann' },
    parts: [
      { type: 'text', text: 'x\ufffdy' },
      { type: 'choice', text: '', options: [{ id: '1', title: 'title' }] },
      { type: 'location', latitude: 0, longitude: 0 },
    ],
  });
});
