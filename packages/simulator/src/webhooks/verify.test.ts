import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Simulator } from '../simulator.js';
import { startSimulator } from '../start.js';

let simulator: Simulator;
let server: Server;
let asked: URL[];
/** How the bot answers the verification. */
let answer: (query: URLSearchParams) => [number, string];
beforeEach(async () => {
  asked = [];
  answer = (query) => [200, query.get('hub.challenge')!];
  simulator = await startSimulator();
  server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://bot');
    asked.push(url);
    const [status, body] = answer(url.searchParams);
    response.writeHead(status).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  simulator.setWebhook('messenger', `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/messenger`);
});
afterEach(async () => {
  await simulator.close();
  server.closeAllConnections();
  server.close();
});

test('asks with dotted keys and an opaque challenge', async () => {
  expect(await simulator.verifyWebhook('messenger')).toMatchObject({ ok: true, status: 200 });
  const { searchParams } = asked[0]!;
  expect(searchParams.get('hub.mode')).toBe('subscribe');
  expect(searchParams.get('hub.verify_token')).toBe(simulator.account('messenger').verifyToken);
  expect(searchParams.get('hub.challenge')).toMatch(/^[\w-]{40}$/);
});

test('takes nothing but 200 and the challenge, byte for byte', async () => {
  const challenge = '0012 é+/';
  expect((await simulator.verifyWebhook('messenger', { challenge })).ok).toBe(true);
  answer = (query) => [200, `${query.get('hub.challenge')}\n`];
  expect((await simulator.verifyWebhook('messenger', { challenge })).ok).toBe(false);
  answer = (query) => [200, String(Number(query.get('hub.challenge')))];
  expect((await simulator.verifyWebhook('messenger', { challenge: '007' })).ok).toBe(false);
  answer = (query) => [403, query.get('hub.challenge')!];
  expect((await simulator.verifyWebhook('messenger')).ok).toBe(false);
});

test('can ask with a wrong token or mode', async () => {
  await simulator.verifyWebhook('messenger', { token: 'wrong', mode: 'unsubscribe' });
  expect(asked[0]!.searchParams.get('hub.verify_token')).toBe('wrong');
  expect(asked[0]!.searchParams.get('hub.mode')).toBe('unsubscribe');
  await expect(async () => simulator.verifyWebhook('instagram')).rejects.toThrow('no webhook is set');
});
