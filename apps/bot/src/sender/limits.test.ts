import { expect, test } from '@jest/globals';
import type { Channel } from '@hearth/message';
import { limitsFor } from './limits.js';

const bubble = (channel: Channel) => ({
  outId: 't-0',
  conversation: { channel, account: '1', peer: '2' },
  body: { type: 'text' as const, text: 'x' },
});

test.each([
  ['whatsapp-cloud', [80, 1 / 6]],
  ['messenger', [300]],
  ['instagram', [100]],
  ['playground', []],
] as const)('%s: %j a second for the account (and the person)', (channel, perSecond) => {
  expect(limitsFor(bubble(channel)).map(({ intervalMs }) => 1000 / intervalMs)).toEqual(
    perSecond.map((n) => expect.closeTo(n)),
  );
});
