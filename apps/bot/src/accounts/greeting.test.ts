import { openMessengerPage } from '@hearth/connectors';
import { startSimulator, type Simulator } from '@hearth/simulator';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { configSchema } from '../config/schema.js';
import { showGreeting } from './greeting.js';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ accounts: [{ channel: 'messenger' }] });
});
afterAll(() => simulator.close());

const configured = (accessToken = simulator.account('messenger').accessToken) =>
  configSchema.parse({ messenger: { pageId: simulator.account('messenger').account, accessToken } });

test('people see the greeting and the button', async () => {
  await showGreeting(configured(), 'Ask me anything.', simulator.graphUrl);
  const { account, accessToken } = simulator.account('messenger');
  const page = openMessengerPage({ account, accessToken, baseUrl: simulator.graphUrl, simulated: true });
  expect(await page.profile(AbortSignal.timeout(5000))).toEqual({
    greeting: [{ locale: 'default', text: 'Ask me anything.' }],
    get_started: { payload: 'BEGIN' },
  });
});

test.each(['', '   ', 'x'.repeat(161)])('%j is no greeting', async (text) => {
  await expect(showGreeting(configured(), text, simulator.graphUrl)).rejects.toThrow(/1 to 160 characters/);
});

test('what Meta refuses is said, without the token', async () => {
  const refused = showGreeting(configured('EAAwrong'), 'Hello', simulator.graphUrl);
  await expect(refused).rejects.toThrow(/not taken: token invalid/);
  await expect(refused).rejects.not.toThrow(/EAAwrong/);
});
