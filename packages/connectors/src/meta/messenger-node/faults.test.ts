import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { formFile } from '../../media/form-file.js';
import { loopback } from '../loopback.js';
import type { Loopback } from '../loopback.js';
import { createPageClient } from './client.js';
import type { PageClient } from './client.js';

// One test for every fault of messenger-node's client: it is there in the library and does not reach us. Those of its webhook:
// webhook.test.ts.

const TOKEN = 'EAAB-token-of-the-page';
const SRC = join(import.meta.dirname, '../..');
const ROOT = join(SRC, '../../..');
const EXPIRED = JSON.stringify({
  error: { message: 'Session has expired', type: 'OAuthException', code: 190, error_subcode: 463, fbtrace_id: 'A1' },
});
const STOPPED = { name: 'ConnectorError', info: { advice: 'stop-account', outcome: 'not-sent', code: 190 } };

const servers: Loopback[] = [];
const stray: unknown[] = [];
const note = (error: unknown) => void stray.push(error);
const said = (['log', 'warn', 'error', 'info'] as const).map((method) =>
  jest.spyOn(console, method).mockImplementation(() => undefined),
);

beforeEach(() => {
  process.on('unhandledRejection', note).on('uncaughtException', note);
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  await new Promise(setImmediate);
  process.off('unhandledRejection', note).off('uncaughtException', note);
  // No fault ends the process or prints anything, whatever the test was about.
  expect(stray.splice(0)).toEqual([]);
  for (const spy of said) expect(spy).not.toHaveBeenCalled();
});

async function platform(handle?: (response: ServerResponse) => void): Promise<Loopback> {
  const server = await loopback(handle);
  servers.push(server);
  return server;
}

const clientOf = (baseUrl: string, accessToken = TOKEN) =>
  createPageClient({ family: 'page', baseUrl, graphVersion: 'v25.0', accessToken });
const signal = () => AbortSignal.timeout(10_000);
const send = (client: PageClient, payload: object = { recipient: { id: '1' } }) =>
  client.post(['555', 'messages'], payload, 'send', signal());
const upload = (client: PageClient, fields: Record<string, string> = { message: '{}' }) =>
  client.upload(
    ['555', 'message_attachments'],
    fields,
    formFile(Buffer.from('bytes of a file'), { mime: 'image/png', name: 'a.png' }),
    signal(),
  );
const read = (client: PageClient) => client.get(['9998887776665554'], { fields: 'first_name' }, signal());

const ALL: [string, (client: PageClient) => Promise<unknown>][] = [
  ['a send', send],
  ['an upload', upload],
  ['a read', read],
];

describe('faults of the client', () => {
  test('its host is a constant: calls go to the configured one, below its path', async () => {
    const server = await platform();
    for (const [, call] of ALL) await call(clientOf(`${server.url}/instagram/`));
    expect(server.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /instagram/v25.0/555/messages',
      'POST /instagram/v25.0/555/message_attachments',
      'GET /instagram/v25.0/9998887776665554?fields=first_name',
    ]);
  });

  test('it brings a deprecated request without a time limit, and express 4: neither is installed', () => {
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version?: string; link?: boolean }>;
    };
    const folders = Object.keys(lock.packages);
    for (const name of ['request', 'express']) {
      const here = folders.filter((folder) => folder.endsWith(`node_modules/${name}`));
      expect(here).toEqual([`node_modules/${name}`]);
      expect(lock.packages[`node_modules/${name}`]).toEqual({ resolved: `packages/stand-ins/${name}`, link: true });
    }
    for (const name of ['tough-cookie', 'har-validator', 'http-signature', 'body-parser', 'aws4'])
      expect(folders.filter((folder) => folder.endsWith(`node_modules/${name}`))).toEqual([]);
  });

  test('it has no time limit: a call ends when its time is over, and a send is unclear', async () => {
    const silent = await platform(() => undefined);
    const call = clientOf(silent.url).post(['555', 'messages'], {}, 'send', AbortSignal.timeout(100));
    await expect(call).rejects.toMatchObject({ info: { advice: 'reconcile', outcome: 'unknown' } });
  });

  test.each(ALL)('a network error ends its process: %s is refused, never sent', async (_, call) => {
    const gone = await platform();
    await gone.close();
    await expect(call(clientOf(gone.url))).rejects.toMatchObject({
      name: 'ConnectorError',
      info: { advice: 'back-off', outcome: 'not-sent' },
    });
  });

  test('a reset ends its process: a send is unclear, the rest may be repeated', async () => {
    const reset = await platform((response) => void response.destroy());
    await expect(send(clientOf(reset.url))).rejects.toMatchObject({ info: { outcome: 'unknown' } });
    for (const call of [upload, read])
      await expect(call(clientOf(reset.url))).rejects.toMatchObject({ info: { outcome: 'not-sent' } });
  });

  test.each(
    ALL.flatMap(([what, call]) =>
      ['<html>Bad gateway</html>', '"just a text"', 'null', '[]', ''].flatMap((body) =>
        [200, 502].map((status) => [status, body, what, call] as const),
      ),
    ),
  )('an answer that is no object ends its process: HTTP %i %j to %s', async (status, body, _, call) => {
    const odd = await platform((response) => void response.writeHead(status).end(body));
    await expect(call(clientOf(odd.url))).rejects.toMatchObject({
      name: 'ConnectorError',
      info: { outcome: call === send ? 'unknown' : 'not-sent' },
    });
  });

  test.each(ALL.flatMap(([what, call]) => [400, 200].map((status) => [what, status, call] as const)))(
    'it takes errors for success where they come as text: %s with an expired token and HTTP %i',
    async (_, status, call) => {
      const server = await platform((response) => void response.writeHead(status).end(EXPIRED));
      await expect(call(clientOf(server.url))).rejects.toMatchObject(STOPPED);
    },
  );

  test('it puts the token into the address: it is in the header alone, also when a redirect asks for it', async () => {
    const stranger = await platform();
    const server = await platform((response) => {
      response.writeHead(307, { location: `${stranger.url}/collect` }).end();
    });
    for (const [, call] of ALL) {
      const error: unknown = await call(clientOf(server.url)).catch((thrown: unknown) => thrown);
      expect(`${String(error)} ${JSON.stringify(error)} ${(error as Error).stack}`).not.toContain(TOKEN);
    }
    expect(server.seen).toHaveLength(3);
    for (const { url, authorization, body } of server.seen) {
      expect(authorization).toBe(`Bearer ${TOKEN}`);
      expect(url + body).not.toContain(TOKEN);
      expect(url).not.toContain('access_token');
    }
    expect(stranger.seen).toEqual([]);
  });

  test('its helpers know no messaging_type, tag, reply_to, metadata, persona, sticker or several attachments: payloads go as they are', async () => {
    const server = await platform();
    const payload = {
      recipient: { id: '1' },
      messaging_type: 'MESSAGE_TAG',
      tag: 'HUMAN_AGENT',
      persona_id: '7',
      reply_to: { mid: 'm_1' },
      message: {
        metadata: 'turn-1-0',
        sticker_id: '767226160478561',
        attachments: [
          { type: 'image', payload: { attachment_id: '1' } },
          { type: 'image', payload: { attachment_id: '2' } },
        ],
      },
    };
    await send(clientOf(server.url), payload);
    expect(server.seen[0]?.type).toBe('application/json');
    expect(JSON.parse(server.seen[0]!.body)).toEqual(payload);
  });

  test('it stores every attachment: an upload says what we say, with the file as it is', async () => {
    const server = await platform((response) => void response.end('{"attachment_id":9007199254740993}'));
    const message = JSON.stringify({ attachment: { type: 'image', payload: { is_reusable: false } } });
    const answer = await upload(clientOf(server.url), { platform: 'instagram', message });
    expect(answer).toEqual({ attachment_id: '9007199254740993' });
    const [{ type, body } = { type: '', body: '' }] = server.seen;
    expect(type).toMatch(/^multipart\/form-data; boundary=/);
    expect(body).toContain(message);
    expect(body).toContain('name="platform"\r\n\r\ninstagram');
    expect(body).toMatch(/name="filedata"; filename="a\.png"\r\nContent-Type: image\/png\r\n\r\nbytes of a file/);
  });

  test('setting a version forgets it: ours is given at the start and is in every address', async () => {
    const server = await platform();
    const client = createPageClient({ family: 'page', baseUrl: server.url, graphVersion: 'v26.0', accessToken: TOKEN });
    for (const [, call] of ALL) await call(client);
    for (const { url } of server.seen) expect(url).toMatch(/^\/v26\.0\//);
  });

  test('it has calls to retired endpoints: only its plain call is used, and no other file of ours knows the library', () => {
    const using = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => ({ file, text: readFileSync(join(SRC, file), 'utf8') }))
      .filter(({ text }) => /['"](messenger-node|request)['"/]/.test(text));
    expect(using.map(({ file }) => file.replaceAll('\\', '/')).toSorted()).toEqual([
      'meta/messenger-node/client.ts',
      'meta/messenger-node/library.d.ts',
      'meta/messenger-node/transport.ts',
    ]);
    const client = using.find(({ file }) => file.endsWith('client.ts'))!.text;
    expect([...client.matchAll(/ready\.(\w+)/g)].map(([, name]) => name)).toEqual(['sendGraphRequest']);
  });

  test('loading its client loads neither its webhook nor anything else of the registry', () => {
    const script = `require('messenger-node/lib/client/index.js'); console.log(JSON.stringify(Object.keys(require.cache)))`;
    const cwd = join(ROOT, 'packages/connectors');
    const loaded = JSON.parse(execFileSync(process.execPath, ['-e', script], { cwd, encoding: 'utf8' })) as string[];
    const foreign = loaded.filter((file) => !/messenger-node[\\/]lib[\\/]client[\\/]/.test(file));
    expect(foreign.map((file) => file.slice(ROOT.length).replaceAll('\\', '/'))).toEqual([
      '/packages/stand-ins/request/index.cjs',
    ]);
  });
});

test('accounts do not mix: each call goes to its own host with its own token, many at a time', async () => {
  const [one, two] = [await platform(), await platform()];
  const [first, second] = [clientOf(one.url, 'first'), clientOf(two.url, 'second')];
  await Promise.all(
    Array.from({ length: 20 }, (_, index) => send(index % 2 ? second : first, { recipient: { id: `${index}` } })),
  );
  for (const [server, token, parity] of [
    [one, 'first', 0],
    [two, 'second', 1],
  ] as const) {
    expect(server.seen).toHaveLength(10);
    for (const { authorization, body } of server.seen) {
      expect(authorization).toBe(`Bearer ${token}`);
      expect(Number((JSON.parse(body) as { recipient: { id: string } }).recipient.id) % 2).toBe(parity);
    }
  }
});
