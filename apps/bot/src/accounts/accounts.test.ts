import { startSimulator, type Simulator } from '@hearth/simulator';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { configSchema, type Config } from '../config/schema.js';
import { ACCOUNT_NAMES, accountOf, completeness } from './accounts.js';
import { checkToken } from './check-token.js';
import { connectSteps } from './steps.js';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({
    accounts: [
      { channel: 'whatsapp-cloud' },
      { channel: 'messenger' },
      { channel: 'instagram', login: 'instagram' },
      { channel: 'instagram', login: 'facebook' },
    ],
  });
});
afterAll(() => simulator.close());

/** The configuration of an operator whose accounts are those of the simulator. */
function configured(login: 'instagram' | 'facebook' = 'instagram'): Config {
  const secrets = ({ accessToken, appSecret, verifyToken }: Simulator['accounts'][number]) => ({
    accessToken,
    appSecret,
    verifyToken,
  });
  const whatsapp = simulator.account('whatsapp-cloud');
  const page = simulator.account('messenger');
  const instagram = simulator.accounts.find((one) => one.channel === 'instagram' && one.login === login)!;
  return configSchema.parse({
    whatsapp: { phoneNumberId: whatsapp.account, ...secrets(whatsapp) },
    messenger: { pageId: page.account, ...secrets(page) },
    instagram: { login, accountId: instagram.account, pageId: instagram.pageId ?? '', ...secrets(instagram) },
  });
}

describe('completeness', () => {
  test.each(ACCOUNT_NAMES)('%s: none, partly, connected', (name) => {
    const nothing = configSchema.parse({});
    expect(completeness(accountOf(nothing, name))).toBe('none');
    expect(completeness(accountOf(configSchema.parse({ [name]: { accessToken: 'x' } }), name))).toBe('partly');
    expect(completeness(accountOf(configured(), name))).toBe('connected');
  });

  test('Instagram through a Page needs the Page', () => {
    const { instagram } = configured('facebook');
    const config = configSchema.parse({ instagram: { ...instagram, pageId: '' } });
    expect(completeness(accountOf(config, 'instagram'))).toBe('partly');
  });
});

describe('tokens, tried against the platform', () => {
  test('a good one says whose it is', async () => {
    const config = configured();
    expect(await checkToken(accountOf(config, 'whatsapp'), simulator.graphUrl)).toEqual({
      ok: true,
      whose: expect.stringMatching(/^Hearth, \+\d+$/),
    });
    expect(await checkToken(accountOf(config, 'messenger'), simulator.graphUrl)).toEqual({ ok: true, whose: 'Hearth' });
    expect(await checkToken(accountOf(config, 'instagram'), simulator.instagramUrl)).toEqual({
      ok: true,
      whose: 'hearth',
    });
    const linked = accountOf(configured('facebook'), 'instagram');
    expect(await checkToken(linked, simulator.graphUrl)).toMatchObject({ ok: true });
  });

  test("a bad one gives the platform's own reason, and is not shown", async () => {
    const config = configured();
    const account = { ...accountOf(config, 'whatsapp'), token: 'EAAwrong' };
    const check = await checkToken(account, simulator.graphUrl);
    expect(check).toMatchObject({ ok: false, problem: expect.stringContaining('code 190') });
    expect(JSON.stringify(check)).not.toContain('EAAwrong');
  });

  test('an address where nobody answers is named', async () => {
    const check = await checkToken(accountOf(configured(), 'messenger'), 'http://127.0.0.1:1');
    expect(check).toMatchObject({ ok: false, problem: expect.stringMatching(/^127\.0\.0\.1:1 cannot be reached/) });
  });
});

test.each(ACCOUNT_NAMES)('the steps for %s name webhook, settings and the port to open', (name) => {
  const config = configSchema.parse({});
  const account = accountOf(config, name);
  const steps = connectSteps(account, 4780);
  expect(steps).toContain(`/webhooks/${account.webhook}`);
  for (const { path } of account.needs) expect(steps).toContain(path);
  expect(steps).toContain('http://127.0.0.1:4780');
});
