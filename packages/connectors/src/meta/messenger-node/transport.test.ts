import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Client from 'messenger-node/lib/client/index.js';
import request from 'request';
import { createHttp } from '../http.js';
import { loopback } from '../loopback.js';
import type { Loopback } from '../loopback.js';
import { createPageClient } from './client.js';
import { transport, withContext } from './transport.js';

const ERROR = {
  message: 'Words of the person',
  type: 'OAuthException',
  code: 190,
  error_subcode: 463,
  fbtrace_id: 'A1',
};
let server: Loopback;
beforeAll(async () => {
  server = await loopback((response) => void response.writeHead(400).end(JSON.stringify({ error: ERROR })));
});
afterAll(async () => await server.close());

const library = new Client({ page_token: 'token', graph_api_version: 'v25.0' });
const call = () => library.sendGraphRequest({ path: '/me/messages', payload: {} });
const context = () => ({ http: createHttp(), baseUrl: server.url, signal: AbortSignal.timeout(5000) });

describe('the transport below messenger-node', () => {
  test('is there with the first call of an account, whose error has Meta’s codes without its words', async () => {
    await expect(withContext(context(), call)).rejects.toThrow('no transport');
    const client = createPageClient({
      family: 'page',
      baseUrl: server.url,
      graphVersion: 'v25.0',
      accessToken: 'token',
    });
    const error: unknown = await client
      .post(['me', 'messages'], {}, 'send', AbortSignal.timeout(5000))
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'ConnectorError', info: { code: 190, subcode: 463, outcome: 'not-sent' } });
    expect(`${(error as Error).stack} ${JSON.stringify(error)}`).not.toContain(ERROR.message);
  });

  test('rejects with Meta’s error object, whole', async () => {
    await expect(withContext(context(), call)).rejects.toMatchObject({ name: 'Refused', error: ERROR });
  });

  test('makes no call that no account makes: the token would go to a host nobody configured', async () => {
    const before = server.seen.length;
    await expect(call()).rejects.toThrow('no account');
    await expect(
      withContext(context(), () => new Promise((resolve) => setImmediate(resolve)).then(call)),
    ).rejects.toThrow('no account');
    expect(server.seen).toHaveLength(before);
  });

  test('makes no call to a host that is not the library’s own', async () => {
    const options: request.RequestOptions = {
      uri: 'https://graph.facebook.com.example/v25.0/me',
      qs: {},
      method: 'GET',
    };
    await expect(withContext(context(), () => transport(options))).rejects.toThrow('another host');
  });
});
