import { afterEach, describe, expect, test } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { createHttp, failure } from './http.js';
import { loopback } from './loopback.js';
import type { Loopback } from './loopback.js';

const TIMEOUT_MS = 150;
const servers: Loopback[] = [];
afterEach(async () => await Promise.all(servers.splice(0).map((server) => server.close())));

async function get(handle?: (response: ServerResponse) => void) {
  const server = await loopback(handle);
  servers.push(server);
  return await createHttp(TIMEOUT_MS)({
    method: 'GET',
    url: new URL(`${server.url}/v25.0/me`),
    token: 'secret',
    signal: AbortSignal.timeout(10_000),
  });
}

describe('a call to a platform', () => {
  test('gives status, headers and the body with large ids as text', async () => {
    const answer = await get((response) => {
      response.setHeader('retry-after', '7');
      response.end('{"message_id":9007199254740993}');
    });
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'retry-after': '7' },
      body: { message_id: '9007199254740993' },
    });
    expect(servers[0]?.seen).toMatchObject([{ method: 'GET', url: '/v25.0/me', authorization: 'Bearer secret' }]);
  });

  test('what is no JSON has no body', async () => {
    expect(await get((response) => void response.writeHead(502).end('<html>'))).toMatchObject({
      status: 502,
      body: undefined,
    });
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['before the answer', () => undefined],
    ['in the middle of the answer', (response) => void response.write('{"message_id"')],
  ])('ends when the platform falls silent %s: a send may have left, an upload is repeated', async (_, handle) => {
    const error = await get(handle).catch((thrown: unknown) => thrown);
    expect(failure(error, 'send')).toMatchObject({ info: { advice: 'reconcile', outcome: 'unknown' } });
    expect(failure(error, 'repeatable')).toMatchObject({ info: { advice: 'back-off', outcome: 'not-sent' } });
  });
});
