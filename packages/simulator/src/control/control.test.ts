import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SimulatedChannel } from '../accounts.js';
import { Bench, form, picture, type Answer } from '../testing/bench.js';
import type { ThreadState } from '../threads/types.js';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.start();
});
afterEach(() => bench.stop());

const headers = () => ({ 'x-control-token': bench.simulator.controlToken });
const control = (path: string, init: RequestInit = {}) =>
  bench.fetch(`${bench.simulator.controlUrl}${path}`, { headers: headers(), ...init });
function post(path: string, body: object): Promise<Answer> {
  if (body instanceof FormData) return control(path, { method: 'POST', body });
  const json = { ...headers(), 'content-type': 'application/json' };
  return control(path, { method: 'POST', body: JSON.stringify(body), headers: json });
}
const threads = async (query = '') => (await control(`/threads${query}`)).body['threads'] as ThreadState[];
const thread = async (channel: SimulatedChannel) => (await threads()).find((one) => one.channel === channel)!;

describe('the token', () => {
  test.each([
    ['GET', '/threads'],
    ['GET', '/events'],
    ['GET', '/media/1'],
    ['POST', '/threads/messenger/messages'],
    ['POST', '/faults'],
  ])('%s %s wants it', async (method, path) => {
    for (const given of [{}, { 'x-control-token': 'wrong' }]) {
      const { status, body } = await control(path, { method, headers: given as Record<string, string> });
      expect([status, body.error?.message]).toEqual([401, 'the x-control-token header is missing or wrong']);
    }
  });

  test('may be in the query, for pictures and event streams', async () => {
    const { status } = await control(`/threads?token=${bench.simulator.controlToken}`, { headers: {} });
    expect(status).toBe(200);
  });
});

describe('messages', () => {
  test('a text as JSON goes out as webhook and into the thread', async () => {
    const { body } = await post('/threads/messenger/messages', { text: 'hello' });
    expect(body).toEqual({
      ok: true,
      peer: bench.simulator.person('messenger').id,
      ids: [expect.stringMatching(/^m_/)],
    });
    expect(JSON.stringify(await bench.takeBodies('messenger'))).toContain('hello');
    expect((await thread('messenger')).messages).toMatchObject([
      { id: (body['ids'] as string[])[0], from: 'person', kind: 'text', text: 'hello', status: 'delivered' },
    ]);
  });

  test('pictures as a form; words beside them are the caption', async () => {
    const data = form({ text: 'look' });
    for (const name of ['a.png', 'b.png']) {
      data.append('images', new Blob([new Uint8Array(await picture())], { type: 'image/png' }), name);
    }
    expect((await post('/threads/whatsapp-cloud/messages', data)).body['ids']).toHaveLength(2);
    const { messages } = await thread('whatsapp-cloud');
    expect(messages.map(({ images }) => images?.[0]?.caption)).toEqual(['look', undefined]);
    const { url, mime, width, height } = messages[0]!.images![0]!;
    expect([mime, width, height]).toEqual(['image/png', 40, 30]);
    const file = await fetch(url, { headers: headers() });
    expect(file.headers.get('content-type')).toBe('image/png');
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(await file.arrayBuffer()).equals(await picture())).toBe(true);
  });

  test.each<[string, Record<string, string | object>, string | undefined, string]>([
    ['a voice note', { kind: 'voice' }, 'audio/ogg', 'audio'],
    ['a sticker', { kind: 'sticker' }, 'image/webp', 'sticker'],
    ['a document', {}, 'application/pdf', 'document'],
    ['a video with words', { kind: 'video', text: 'see' }, 'video/mp4', 'video'],
    ['a place', { location: { latitude: 0, longitude: 0 } }, undefined, 'location'],
    ['a contact', { contact: { name: 'Ann' } }, undefined, 'contact'],
    ['something unsupported', { unsupported: 'poll_creation' }, undefined, 'unsupported'],
  ])('%s', async (_name, fields, mime, kind) => {
    const file = mime === undefined ? undefined : { field: 'file', bytes: Buffer.from('bytes'), mime };
    const { status, body } = await post('/threads/whatsapp-cloud/messages', form(fields, file));
    expect([status, body.error]).toEqual([200, undefined]);
    expect((await thread('whatsapp-cloud')).messages).toMatchObject([{ kind }]);
  });

  test('a quote, and caption and text both', async () => {
    const first = await post('/threads/whatsapp-cloud/messages', { text: 'one' });
    const [quote] = first.body['ids'] as [string];
    const data = form(
      { caption: 'the picture', text: 'and a question', quote },
      { field: 'images', bytes: await picture(), mime: 'image/png' },
    );
    await post('/threads/whatsapp-cloud/messages', data);
    expect((await thread('whatsapp-cloud')).messages.slice(1)).toMatchObject([
      { kind: 'image', quote, images: [{ caption: 'the picture' }] },
      { kind: 'text', quote, text: 'and a question' },
    ]);
  });

  test.each<[string, string, object, RegExp]>([
    ['nothing', '/threads/messenger/messages', {}, /nothing to send/],
    ['an empty text', '/threads/messenger/messages', { text: '' }, /text/],
    ['an unknown field', '/threads/messenger/messages', { text: 'x', mood: 'good' }, /mood/],
    ['an unknown channel', '/threads/telegram/messages', { text: 'x' }, /channel/],
    ['an unknown account', '/threads/messenger/messages?account=1', { text: 'x' }, /no simulated account/],
    ['an unknown quote', '/threads/messenger/messages', { text: 'x', quote: 'm_x' }, /no message m_x/],
    ['an odd person', '/threads/messenger/messages?person=a%2Fb', { text: 'x' }, /person/],
    ['a number that is none', '/threads/whatsapp-cloud/messages?person=ann', { text: 'x' }, /digits/],
    [
      'what the platform has not',
      '/threads/instagram/messages',
      { location: { latitude: 0, longitude: 0 } },
      /Instagram has no/,
    ],
    ["somebody else's message", '/threads/messenger/edit', { message: 'm_x', text: 'x' }, /no message/],
    ['a fault of two kinds', '/faults', { channel: 'messenger', send: 'delay', media: 'slow' }, /either/],
  ])('%s: 400 and why', async (_name, path, body, message) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error?.message).toMatch(message);
    expect((await threads('?all=true')).flatMap((one) => one.messages)).toEqual([]);
  });

  test('broken JSON: 400', async () => {
    const json = { ...headers(), 'content-type': 'application/json' };
    const answer = await control('/threads/messenger/messages', { method: 'POST', body: '{', headers: json });
    expect(answer.status).toBe(400);
  });
});

describe('other acts', () => {
  test('react, edit, unsend, read, colleague, reset', async () => {
    const { body } = await post('/threads/instagram/messages', { text: 'helo' });
    const [message] = body['ids'] as [string];
    await post('/threads/instagram/reactions', { message, emoji: '👍' });
    await post('/threads/instagram/edit', { message, text: 'hello' });
    expect((await thread('instagram')).messages).toMatchObject([
      { text: 'hello', edited: true, reactions: [{ from: 'person', emoji: '👍' }] },
    ]);
    await post('/threads/instagram/reactions', { message, emoji: null });
    await post('/threads/instagram/unsend', { message });
    const colleague = await post('/threads/instagram/colleague', { text: 'mine' });
    await post('/threads/instagram/read', {});
    expect((await thread('instagram')).messages).toMatchObject([
      { deleted: true, reactions: [] },
      { id: colleague.body['id'], colleague: true, status: 'read' },
    ]);
    await post('/threads/instagram/reset', {});
    expect((await thread('instagram')).messages).toEqual([]);
  });

  test('a tap on a quick reply', async () => {
    await post('/threads/messenger/messages', { text: 'hello' });
    const { id } = bench.simulator.person('messenger');
    const quick_replies = [{ content_type: 'text', title: 'Red', payload: 'RED' }];
    const sent = await bench.send('messenger', {
      recipient: { id },
      messaging_type: 'RESPONSE',
      message: { text: '?', quick_replies },
    });
    const message = sent.body['message_id'];
    expect((await thread('messenger')).messages.at(-1)).toMatchObject({
      options: [{ id: 'RED', title: 'Red' }],
      optionsAs: 'quick-reply',
    });
    expect((await post('/threads/messenger/choices', { message, option: 'RED' })).status).toBe(200);
    expect((await thread('messenger')).messages.at(-1)).toMatchObject({ from: 'person', text: 'Red' });
  });

  test('faults for sends and files, and none any more', async () => {
    await post('/threads/messenger/messages', { text: 'hello' });
    const { id } = bench.simulator.person('messenger');
    const send = () =>
      bench.send('messenger', { recipient: { id }, messaging_type: 'RESPONSE', message: { text: 'x' } });
    await post('/faults', { channel: 'messenger', send: 'refused', code: 10, subcode: 2018278, times: 2 });
    expect((await send()).body.error).toMatchObject({ code: 10, error_subcode: 2018278 });
    await control('/faults', { method: 'DELETE' });
    expect((await send()).status).toBe(200);
    expect((await post('/faults', { channel: 'messenger', media: 'slow' })).status).toBe(200);
  });
});

describe('who', () => {
  test('another person is made when first named, and has a thread of their own', async () => {
    await post('/threads/whatsapp-cloud/messages?person=16505550100&name=Ann', { text: 'hi' });
    await post('/threads/whatsapp-cloud/messages', { text: 'hello' });
    expect(await threads('?person=16505550100')).toMatchObject([
      { name: 'Ann', main: false, messages: [{ text: 'hi' }] },
    ]);
    expect((await thread('whatsapp-cloud')).messages).toMatchObject([{ text: 'hello' }]);
    expect(await threads()).toHaveLength(4);
    expect(await threads('?all=true')).toHaveLength(6);
  });

  test('another account of a channel', async () => {
    const { account } = bench.simulator.accounts.find(({ login }) => login === 'facebook')!;
    await post(`/threads/instagram/messages?account=${account}`, { text: 'hi' });
    expect(await threads(`?account=${account}`)).toMatchObject([{ account, messages: [{ text: 'hi' }] }]);
    expect((await thread('instagram')).messages).toEqual([]);
  });
});

describe('events', () => {
  /** Reads `thread` events until one satisfies. */
  async function follow(
    query: string,
    until: (state: ThreadState, all: ThreadState[]) => boolean,
    meanwhile?: () => Promise<unknown>,
  ) {
    const abort = new AbortController();
    const answer = await fetch(`${bench.simulator.controlUrl}/events?token=${bench.simulator.controlToken}${query}`, {
      signal: abort.signal,
    });
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const seen: ThreadState[] = [];
    let text = '';
    const decoder = new TextDecoder();
    const acted = meanwhile?.();
    for await (const chunk of answer.body!) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop()!;
      for (const block of blocks) {
        const [, data] = /^event: thread\ndata: (.*)$/.exec(block) ?? [];
        if (data !== undefined) seen.push(JSON.parse(data) as ThreadState);
      }
      if (seen.length > 0 && until(seen.at(-1)!, seen)) break;
    }
    await acted;
    return seen;
  }

  test('begin with every main thread, so that a reader that reconnects misses nothing', async () => {
    await post('/threads/messenger/messages', { text: 'before' });
    const seen = await follow('', (_state, all) => all.length === 4);
    expect(seen.map(({ channel }) => channel).toSorted()).toEqual([
      'instagram',
      'messenger',
      'playground',
      'whatsapp-cloud',
    ]);
    expect(seen.find(({ channel }) => channel === 'messenger')!.messages).toMatchObject([{ text: 'before' }]);
  });

  test('bring each change: message, typing, answer', async () => {
    const { id } = bench.simulator.person('messenger');
    let answer: Promise<unknown> | undefined;
    const seen = await follow(
      '&channel=messenger',
      (state) => {
        const send = () =>
          bench.send('messenger', { recipient: { id }, messaging_type: 'RESPONSE', message: { text: 'hi' } });
        if (state.typingUntil > Date.now()) answer ??= send();
        return state.messages.at(-1)?.from === 'assistant' && state.typingUntil === 0;
      },
      async () => {
        await post('/threads/messenger/messages', { text: 'hello' });
        await bench.send('messenger', { recipient: { id }, sender_action: 'typing_on' });
      },
    );
    await answer;
    expect(seen.every(({ channel }) => channel === 'messenger')).toBe(true);
    expect(seen.at(-1)!.messages.map(({ text }) => text)).toEqual(['hello', 'hi']);
  });

  test('a burst of changes costs few events, and ends with the last state', async () => {
    const seen = await follow(
      '&channel=playground',
      (state) => state.messages.length === 50,
      async () => {
        for (let n = 0; n < 50; n++) await bench.simulator.person('playground').text(`${n}`);
      },
    );
    expect(seen.length).toBeLessThan(25);
  });

  test('do not keep the simulator from closing', async () => {
    const own = await Bench.start();
    const answer = await fetch(`${own.simulator.controlUrl}/events?token=${own.simulator.controlToken}`);
    await own.stop();
    await expect(answer.text()).resolves.toContain('event: thread');
  });
});
