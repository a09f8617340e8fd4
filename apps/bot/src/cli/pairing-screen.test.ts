import { expect, test } from '@jest/globals';
import type { BridgeStatus } from '../bridge/status.js';
import { PairingScreen, textOf } from './pairing-screen.js';

const status = (changes: Partial<BridgeStatus>): BridgeStatus => ({
  account: '1',
  simulated: false,
  state: 'pairing',
  restarts: 0,
  at: 0,
  ...changes,
});

test('a code is drawn so that it can be scanned on dark and light terminals', async () => {
  const drawn = await textOf(status({ qr: '2@abc,def' }), true);
  expect(drawn).toContain('\u001b[30;107m');
  expect(drawn.split('\n').filter((line) => line.startsWith('\u001b[30;107m')).length).toBeGreaterThan(10);
  expect(drawn).toContain('Linked devices');
  expect(await textOf(status({ qr: '2@abc,def' }), false)).toMatch(/[▄▀█]{5}/);
});

test('letters to type, progress, advice', async () => {
  expect(await textOf(status({ code: 'ABCD1234' }), false)).toContain('ABCD-1234');
  expect(await textOf(status({ state: 'syncing', loading: 40 }), false)).toContain('40 %');
  expect(await textOf(status({ state: 'restarting', advice: 'Chromium ended.' }), false)).toContain('Chromium ended.');
});

test('the next code takes the place of the last one', async () => {
  let written = '';
  const output = { isTTY: true, write: (text: string) => (written += text) } as unknown as NodeJS.WriteStream;
  const screen = new PairingScreen(output);
  await screen.show(status({ code: 'AAAA1111' }));
  await screen.show(status({ code: 'AAAA1111' }));
  await screen.show(status({ code: 'BBBB2222' }));
  expect(written.match(/AAAA-1111/g)).toHaveLength(1);
  expect(written).toContain('\u001b[J');
});
