import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { createManualClock, type ManualClock } from '../clock.js';
import type { Simulator } from '../simulator.js';
import { startSimulator } from '../start.js';
import { eventually } from '../testing/eventually.js';
import { FakePage } from '../testing/web-page.js';
import type { ThreadState } from '../threads/types.js';
import type { WhatsAppWeb } from './whatsapp-web.js';

let clock: ManualClock;
let simulator: Simulator;
let web: WhatsAppWeb;
let page: FakePage;

beforeEach(async () => {
  clock = createManualClock();
  simulator = await startSimulator({ accounts: [], clock, whatsAppWeb: { phone: '16505550100' } });
  web = simulator.whatsAppWeb;
  page = new FakePage(web.origin);
});

afterEach(async () => {
  page.close();
  await simulator.close();
});

async function control(method: string, path: string, body?: object | FormData) {
  const response = await fetch(`${simulator.controlUrl}${path}`, {
    method,
    headers: {
      'x-control-token': simulator.controlToken,
      ...(body && !(body instanceof FormData) && { 'content-type': 'application/json' }),
    },
    ...(body && { body: body instanceof FormData ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const act = (name: string, body: object | FormData) => control('POST', `/threads/whatsapp-web/${name}`, body);
const thread = async () => ((await control('GET', '/threads')).body['threads'] as ThreadState[])[0]!;
const linked = async () => {
  await page.open();
  web.scan();
  await eventually(() => page.of('snapshot').length === 2, 'the account');
};

describe('linking through the control API', () => {
  test('the run file’s facts name the number, the page and how Chromium finds it', () => {
    const { whatsAppWeb } = simulator.info();
    expect(whatsAppWeb).toMatchObject({ account: '16505550100', origin: web.origin });
    const [rules, certificate] = whatsAppWeb!.chromiumArgs;
    expect(rules).toMatch(/^--host-resolver-rules=MAP web\.whatsapp\.com 127\.0\.0\.1:\d+, MAP \* ~NOTFOUND$/);
    expect(certificate).toMatch(/^--ignore-certificate-errors-spki-list=[\w+/]{43}=$/);
  });

  test('no page, no scan; a page, a scan, and the account’s data', async () => {
    expect((await control('POST', '/whatsapp-web/scan', {})).status).toBe(400);
    await page.open();
    expect(page.of('snapshot')).toMatchObject([{ state: 'UNPAIRED', ref: expect.stringMatching(/^2@/) }]);
    expect(page.of('snapshot')[0]).not.toHaveProperty('account');
    expect((await control('POST', '/whatsapp-web/scan', { qr: `${page.of('snapshot')[0]!.ref},a,b,c,1` })).status).toBe(
      200,
    );
    await eventually(() => page.of('snapshot').length === 2, 'the account');
    expect(page.of('snapshot')[1]).toMatchObject({ state: 'CONNECTED', account: { me: { pn: '16505550100@c.us' } } });
    expect((await control('GET', '/whatsapp-web')).body).toMatchObject({
      account: '16505550100',
      pages: [{ linked: true }],
    });
  });

  test('a pairing code links only the number that it was asked for', async () => {
    await page.open();
    const { body } = await page.post('link-code', { phone: '16505559999', notify: true });
    expect((await control('POST', '/whatsapp-web/pair', { code: body['code'] as string })).status).toBe(400);
    const own = await page.post('link-code', { phone: '16505550100', notify: true });
    expect((await control('POST', '/whatsapp-web/pair', { code: own.body['code'] as string })).status).toBe(200);
  });

  test('a second tab of a profile displaces the first, until it takes over again', async () => {
    await linked();
    const second = await new FakePage(web.origin, page.profile).open();
    await eventually(() => page.of('state').at(-1)?.state === 'CONFLICT', 'the conflict');
    await web.person().text('for the second');
    await eventually(() => second.of('message').length === 1, 'the message');
    expect(page.of('message')).toEqual([]);
    await page.post('takeover', {});
    await eventually(() => second.of('state').at(-1)?.state === 'CONFLICT', 'the other conflict');
    await web.person().text('for the first');
    await eventually(() => page.of('message').length === 1, 'the message');
    expect(second.of('message')).toHaveLength(1);
    second.close();
  });

  test('an unknown call and a bad profile are refused', async () => {
    expect((await page.post('nothing', {})).status).toBe(404);
    expect((await new FakePage(web.origin, 'nobody').post('seen', { chat: 'x' })).status).toBe(400);
  });
});

describe('the thread in the control API', () => {
  beforeEach(linked);
  const chat = () => web.person().chat.id;

  test('is there, as the channel’s main one', async () => {
    expect(await thread()).toMatchObject({ channel: 'whatsapp-web', account: '16505550100', main: true, messages: [] });
  });

  test('what a person writes reaches the page; what the page sends is in the thread once', async () => {
    const { body } = await act('messages', { text: 'hi' });
    const [id] = body['ids'] as string[];
    await eventually(() => page.of('message').length === 1, 'the message');
    expect(page.of('message')[0]!.message).toMatchObject({
      id: { _serialized: id },
      type: 'chat',
      fields: { body: 'hi' },
    });
    const quote = page.of('message')[0]!.message.id.id;
    expect((await page.send(chat(), '3EB0A', { body: 'hello', quotedStanzaID: quote })).status).toBe(200);
    expect((await page.send(chat(), '3EB0A', { body: 'again' })).status).toBe(400);
    expect((await thread()).messages).toMatchObject([
      { id, from: 'person', status: 'delivered', text: 'hi' },
      { from: 'assistant', status: 'sending', text: 'hello', quote: id },
    ]);
  });

  test('acks follow the clock: none before their time, read by who looks', async () => {
    web.faults({ acks: { server: 1000, device: 5000 } });
    await page.send(chat(), '3EB0B', { body: 'slow' });
    const status = async () => (await thread()).messages[0]!.status;
    clock.advance(999);
    expect(await status()).toBe('sending');
    clock.advance(1);
    expect(await status()).toBe('sent');
    clock.advance(5000);
    expect(await status()).toBe('delivered');
    await act('read', { open: true });
    expect(await status()).toBe('read');
    await eventually(() => page.of('change').length === 3, 'the acks');
    expect(page.of('change').map(({ fields }) => fields['ack'])).toEqual([1, 2, 3]);
  });

  test('pictures, reactions, edits and deletions go both ways', async () => {
    const form = new FormData();
    const bytes = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#123' } })
      .png()
      .toBuffer();
    for (const name of ['a.png', 'b.png']) form.append('images', new Blob([bytes], { type: 'image/png' }), name);
    form.append('text', 'two');
    const { body } = await act('messages', form);
    const [first] = body['ids'] as string[];
    await eventually(() => page.of('message').length === 3, 'album and pictures');
    expect(page.of('message').map(({ message }) => message.type)).toEqual(['album', 'image', 'image']);
    await act('reactions', { message: first!, emoji: '👍' });
    await act('edit', { message: first!, text: 'both' });
    await act('unsend', { message: first! });
    await eventually(() => page.of('change').length === 2, 'the changes');
    expect(page.of('reaction')).toMatchObject([{ emoji: '👍', target: { _serialized: first } }]);
    expect(page.of('change')).toMatchObject([{ fields: { caption: 'both' } }, { fields: { type: 'revoked' } }]);
    expect((await thread()).messages.map(({ deleted = false }) => deleted)).toEqual([true, false]);
  });

  test('what a personal number does not have is refused in words', async () => {
    const { body } = await act('messages', { text: 'x' });
    const [id] = body['ids'] as string[];
    expect(await act('choices', { message: id!, option: 'a' })).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('no buttons') } },
    });
    expect((await act('messages', { text: 'x', quote: 'unknown' })).status).toBe(400);
    expect((await control('POST', '/threads/whatsapp-web/messages?person=abc', { text: 'x' })).status).toBe(400);
    expect((await control('POST', '/threads/whatsapp-web/messages?account=1', { text: 'x' })).status).toBe(400);
    expect((await page.send(chat(), '3EB0C', { type: 'image', directPath: '/media/none' })).status).toBe(400);
    expect((await page.send('1@g.us', '3EB0D', { body: 'x' })).status).toBe(400);
    expect((await thread()).messages).toHaveLength(1);
  });

  test('faults through the control API, and their end', async () => {
    await control('POST', '/whatsapp-web/faults', { send: 'refused', missing: ['WAWebChatStateBridge'] });
    await page.send(chat(), '3EB0E', { body: 'no' });
    expect((await thread()).messages.at(-1)!.status).toBe('failed');
    await eventually(() => page.of('missing').at(-1)?.missing.length === 1, 'the missing module');
    await control('DELETE', '/faults');
    await eventually(() => page.of('missing').at(-1)?.missing.length === 0, 'the module');
    expect((await control('POST', '/whatsapp-web/logout')).status).toBe(200);
    await eventually(() => page.of('logout').length === 1, 'the log-out');
    const lines = (await control('GET', '/whatsapp-web/transcript')).body['lines'] as { what: string }[];
    expect(lines.map(({ what }) => what)).toEqual(['opened', 'qr', 'linked', 'sent', 'ack', 'unlinked']);
  });
});
