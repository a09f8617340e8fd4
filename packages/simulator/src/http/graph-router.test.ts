import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SimulatedAccount } from '../accounts.js';
import { Bench } from '../testing/bench.js';

let bench: Bench;
let whatsapp: SimulatedAccount;
let messenger: SimulatedAccount;
beforeEach(async () => {
  bench = await Bench.start();
  whatsapp = bench.simulator.account('whatsapp-cloud');
  messenger = bench.simulator.account('messenger');
  await bench.simulator.person('messenger').text('hello');
});
afterEach(() => bench.stop());

const post = (path: string, init: RequestInit = {}) =>
  bench.fetch(`${bench.simulator.url}${path}`, { method: 'POST', ...init });
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

describe('tokens', () => {
  test.each([
    ['missing', {}],
    ['not a bearer', { headers: { authorization: 'Basic abc' } }],
    ['unknown', bearer('EAAnonsense')],
  ])('%s: 190 with 401 and the whole error object', async (_name, init) => {
    const { status, body } = await post(`/graph/v25.0/${messenger.account}/messages`, init);
    expect(status).toBe(401);
    expect(body.error).toMatchObject({ type: 'OAuthException', code: 190, fbtrace_id: expect.stringMatching(/^A/) });
  });

  test('of another host are not understood', async () => {
    const instagram = bench.simulator.account('instagram');
    const { body } = await post(`/graph/v25.0/${instagram.account}/messages`, bearer(instagram.accessToken));
    expect(body.error?.code).toBe(190);
    const other = await post(`/instagram/v25.0/${messenger.account}/messages`, bearer(messenger.accessToken));
    expect(other.body.error?.code).toBe(190);
  });

  test('of one account do not open another', async () => {
    const { status, body } = await post(`/graph/v25.0/${whatsapp.account}/messages`, bearer(messenger.accessToken));
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 100, error_subcode: 33 });
  });

  test('also work in the query', async () => {
    const { body } = await bench.fetch(`${bench.simulator.graphUrl}/v25.0/me?access_token=${messenger.accessToken}`);
    expect(body).toEqual({ id: messenger.account, name: 'Hearth' });
  });
});

describe('versions', () => {
  test('a live one comes back in a header, with the usage', async () => {
    const { headers } = await bench.call('messenger', 'me');
    expect(headers.get('facebook-api-version')).toBe('v25.0');
    expect(JSON.parse(headers.get('x-app-usage')!)).toEqual({ call_count: 1, total_time: 1, total_cputime: 1 });
  });

  test.each(['v20.0', 'v99.0'])('%s is refused', async (version) => {
    const { status, body } = await post(`/graph/${version}/me/messages`, bearer(messenger.accessToken));
    expect(status).toBe(400);
    expect(body.error?.code).toBe(2635);
  });
});

describe('unknown routes', () => {
  test.each([
    ['POST', '/graph/v25.0/me/frobnicate'],
    ['DELETE', '/graph/v25.0/me/messages'],
    ['POST', '/graph/v25.0/me/messages/more'],
    ['POST', '/graph/me/messages'],
    ['POST', '/graph/v25.0/not-an-id/messages'],
    ['POST', '/graph/v25.0/me/media'],
    ['GET', '/somewhere/else'],
    ['POST', '/instagram/access_token'],
  ])('%s %s: 404 with a Graph error, and noted', async (method, path) => {
    const { status, body } = await post(path, { ...bearer(messenger.accessToken), method });
    expect(status).toBe(404);
    expect(body.error).toMatchObject({ type: 'OAuthException', code: 2500 });
    expect(bench.simulator.unknownRoutes).toEqual([{ method, path }]);
  });

  test('nothing else is noted', async () => {
    await bench.call('messenger', 'me');
    await bench.send('messenger', { nonsense: true });
    expect(bench.simulator.unknownRoutes).toEqual([]);
  });
});

describe('bodies', () => {
  const json = { 'content-type': 'application/json' };
  const send = (body: string, headers: Record<string, string> = json) =>
    post('/graph/v25.0/me/messages', { body, headers: { ...bearer(messenger.accessToken).headers, ...headers } });

  test.each(['{"recipient":', '[]', '"text"', 'null', '', '{"a":1}{'])('%j: 100', async (body) => {
    const answer = await send(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error?.code).toBe(100);
  });

  test('a body that is too large is refused in the same form', async () => {
    const answer = await send(JSON.stringify({ x: 'y'.repeat(4_000_000) }));
    expect(answer.status).toBe(413);
    expect(answer.body.error?.code).toBe(100);
  });

  test('broken multipart is refused in the same form', async () => {
    const answer = await send('no parts at all', { 'content-type': 'multipart/form-data; boundary=x' });
    expect(answer.status).toBe(400);
    expect(answer.body.error?.code).toBe(100);
  });
});

test('subscriptions: the WhatsApp business account, and the Page', async () => {
  expect((await bench.call('whatsapp-cloud', `${whatsapp.wabaId}/subscribed_apps`, {})).body).toEqual({
    success: true,
  });
  expect((await bench.call('messenger', 'me/subscribed_apps')).body).toMatchObject({ data: [{ id: messenger.appId }] });
});
