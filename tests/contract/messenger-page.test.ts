import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openMessengerPage } from '@hearth/connectors';
import type { MessengerPage } from '@hearth/connectors';
import { Bench } from './suite/bench.js';
import { TARGETS } from './suite/targets.js';

// What only a Page has: a profile of its own, and the names of those who write to it.
let bench: Bench;
let page: MessengerPage;
const signal = () => AbortSignal.timeout(5000);
beforeAll(async () => {
  bench = await Bench.start(TARGETS.find(({ name }) => name === 'messenger')!);
  const { account, accessToken } = bench.account;
  page = openMessengerPage({ account, accessToken, baseUrl: bench.simulator.graphUrl, simulated: true });
});
afterAll(async () => {
  expect(bench.simulator.unknownRoutes).toEqual([]);
  expect(bench.simulator.leakedTokens).toEqual([]);
  await bench.close();
});

test('the profile is set field by field, read and cleared', async () => {
  expect(await page.profile(signal())).toEqual({});
  const greeting = [{ locale: 'default', text: 'Ask me anything.' }];
  await page.setProfile({ greeting }, signal());
  await page.setProfile({ get_started: { payload: 'START' } }, signal());
  expect(await page.profile(signal())).toEqual({ greeting, get_started: { payload: 'START' } });
  await page.clearProfile(['greeting'], signal());
  expect(await page.profile(signal())).toEqual({ get_started: { payload: 'START' } });
});

test('a profile that Meta would refuse is refused before the call', async () => {
  await expect(page.setProfile({ greeting: [{ locale: 'de', text: 'Hallo' }] }, signal())).rejects.toThrow(/default/);
  await expect(page.setProfile({ get_started: { payload: '' } }, signal())).rejects.toThrow();
});

test('a person who wrote has a name; anybody else is unknown', async () => {
  const { peer } = await bench.conversation();
  expect(await page.nameOf(peer, signal())).toBe(bench.person.thread.identity.name);
  await expect(page.nameOf('12345', signal())).rejects.toMatchObject({ name: 'ConnectorError', info: { code: 100 } });
});

test('a token that is no good is an error, not an answer', async () => {
  const { account } = bench.account;
  const config = { account, accessToken: 'revoked', baseUrl: bench.simulator.graphUrl, simulated: true };
  const revoked = openMessengerPage(config);
  for (const call of [() => revoked.profile(signal()), () => revoked.nameOf('12345', signal())])
    await expect(call()).rejects.toMatchObject({ info: { advice: 'stop-account', code: 190 } });
});
