import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createManualClock } from '../clock.js';
import { Bench, form, picture } from '../testing/bench.js';
import type { Person } from '../threads/person.js';

const clock = createManualClock(1_458_692_752_478);
let bench: Bench;
let person: Person;
let page: string;
let inbound: string;
beforeAll(async () => {
  bench = await Bench.start({ clock });
  person = bench.simulator.person('messenger');
  page = bench.simulator.account('messenger').account;
  [inbound] = (await person.text('hello')) as [string];
});
afterAll(() => bench.stop());

const send = (fields: object) =>
  bench.send('messenger', { recipient: { id: person.id }, messaging_type: 'RESPONSE', ...fields });
const action = (fields: object) => bench.send('messenger', { recipient: { id: person.id }, ...fields });

type Event = Record<string, unknown> & { message?: Record<string, unknown> };
async function events(): Promise<Event[]> {
  const bodies = (await bench.takeBodies('messenger')) as {
    object: string;
    entry: { id: string; messaging: Event[] }[];
  }[];
  expect(new Set(bodies.map(({ object }) => object))).toEqual(new Set(bodies.length > 0 ? ['page'] : []));
  return bodies.flatMap(({ entry }) => entry.flatMap(({ messaging }) => messaging));
}

describe('accepted', () => {
  test.each<[string, object]>([
    ['a text of 2000', { message: { text: 'x'.repeat(2000) } }],
    ['metadata', { message: { text: 'x', metadata: 'turn-0' } }],
    ['a quote', { message: { text: 'x' }, reply_to: { mid: 'INBOUND' } }],
    [
      'thirteen quick replies',
      {
        message: {
          text: 'x',
          quick_replies: Array.from({ length: 13 }, (_, i) => ({
            content_type: 'text',
            title: `${i}`,
            payload: `${i}`,
          })),
        },
      },
    ],
    [
      'a button template',
      {
        message: {
          attachment: {
            type: 'template',
            payload: {
              template_type: 'button',
              text: 'x',
              buttons: [{ type: 'postback', title: 'Yes', payload: 'Y' }],
            },
          },
        },
      },
    ],
    ['a sticker', { message: { sticker_id: 767226160478561 } }],
  ])('%s', async (_name, fields) => {
    const { status, body } = await send(JSON.parse(JSON.stringify(fields).replace('INBOUND', inbound)) as object);
    expect([status, body]).toEqual([200, { recipient_id: person.id, message_id: expect.stringMatching(/^m_/) }]);
  });

  test('a picture beside the message', async () => {
    const data = form(
      {
        recipient: { id: person.id },
        messaging_type: 'RESPONSE',
        message: { attachment: { type: 'image', payload: {} }, metadata: 'turn-1' },
      },
      { field: 'filedata', bytes: await picture(), mime: 'image/png' },
    );
    const { status, body } = await bench.call('messenger', `${page}/messages`, data);
    expect(status).toBe(200);
    expect(person.thread.get(body['message_id'] as string)).toMatchObject({
      kind: 'image',
      outId: 'turn-1',
      images: [{ width: 40, height: 30, mime: 'image/png' }],
    });
  });

  test('pictures uploaded before, one or several', async () => {
    const upload = async () => {
      const data = form(
        { message: { attachment: { type: 'image', payload: { is_reusable: true } } } },
        { field: 'filedata', bytes: await picture('jpeg'), mime: 'image/jpeg' },
      );
      return {
        type: 'image',
        payload: {
          attachment_id: (await bench.call('messenger', 'me/message_attachments', data)).body['attachment_id'],
        },
      };
    };
    expect((await send({ message: { attachment: await upload() } })).status).toBe(200);
    const { body } = await send({ message: { attachments: [await upload(), await upload()] } });
    expect(person.thread.get(body['message_id'] as string)?.images).toHaveLength(2);
  });
});

describe('refused', () => {
  const buttons = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ type: 'postback', title: `${i}`, payload: 'p' }));
  test.each<[string, object, number, number?]>([
    ['no messaging type', { messaging_type: undefined, message: { text: 'x' } }, 100],
    ['an unknown one', { messaging_type: 'ANSWER', message: { text: 'x' } }, 100],
    ['an unknown field', { message: { text: 'x' }, markdown: true }, 100],
    ['an unknown field inside', { message: { text: 'x', mood: 'good' } }, 100],
    ['no message', {}, 100],
    ['an empty text', { message: { text: '' } }, 100],
    ['2001 characters', { message: { text: 'x'.repeat(2001) } }, 100],
    [
      'text and attachment',
      { message: { text: 'x', attachment: { type: 'image', payload: { attachment_id: '1' } } } },
      100,
    ],
    [
      'an unknown attachment',
      { message: { attachment: { type: 'image', payload: { attachment_id: '1' } } } },
      100,
      2018074,
    ],
    [
      'a link',
      { message: { attachment: { type: 'image', payload: { url: 'https://example.com/a.png' } } } },
      100,
      2018008,
    ],
    [
      'fourteen quick replies',
      {
        message: {
          text: 'x',
          quick_replies: Array.from({ length: 14 }, () => ({ content_type: 'text', title: 'a', payload: 'a' })),
        },
      },
      100,
    ],
    [
      'a title of 21',
      { message: { text: 'x', quick_replies: [{ content_type: 'text', title: 'x'.repeat(21), payload: 'a' }] } },
      100,
    ],
    [
      'four buttons',
      {
        message: {
          attachment: { type: 'template', payload: { template_type: 'button', text: 'x', buttons: buttons(4) } },
        },
      },
      100,
    ],
    [
      'a template text of 641',
      {
        message: {
          attachment: {
            type: 'template',
            payload: { template_type: 'button', text: 'x'.repeat(641), buttons: buttons(1) },
          },
        },
      },
      100,
    ],
    ['an unknown quote', { message: { text: 'x' }, reply_to: { mid: 'm_x' } }, 9000001],
    ['a stranger', { recipient: { id: '1' }, message: { text: 'x' } }, 100, 2018001],
    ['a retired tag', { messaging_type: 'MESSAGE_TAG', tag: 'ACCOUNT_UPDATE', message: { text: 'x' } }, 100],
    ['HUMAN_AGENT', { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT', message: { text: 'x' } }, 10],
    ['a tag without its type', { tag: 'HUMAN_AGENT', message: { text: 'x' } }, 100],
    ['an action beside a message', { sender_action: 'typing_on', message: { text: 'x' } }, 100],
  ])('%s', async (...[, fields, code, subcode]) => {
    const before = person.thread.all().length;
    const { status, body } = await send(fields);
    expect([status, body.error?.code, body.error?.error_subcode]).toEqual([code === 10 ? 403 : 400, code, subcode]);
    expect(person.thread.all()).toHaveLength(before);
  });

  test.each<[string, string, string, number]>([
    ['text as image', 'image', 'image/png', 2018047],
    ['something else as image', 'image', 'application/pdf', 2018047],
  ])('an upload of %s', async (_name, type, mime, subcode) => {
    const data = form(
      { message: { attachment: { type, payload: {} } } },
      { field: 'filedata', bytes: Buffer.from('plain text'), mime },
    );
    const { body } = await bench.call('messenger', 'me/message_attachments', data);
    expect(body.error).toMatchObject({ code: 100, error_subcode: subcode });
  });

  test('an upload over 25 MB', async () => {
    const data = form(
      { message: { attachment: { type: 'file', payload: {} } } },
      { field: 'filedata', bytes: Buffer.alloc(25 * 1024 * 1024 + 1), mime: 'application/pdf' },
    );
    const { body } = await bench.call('messenger', 'me/message_attachments', data);
    expect(body.error).toMatchObject({ code: 100, error_subcode: 2018109 });
  });
});

describe('sender actions', () => {
  test('typing shows, lapses after 20 s, and can be ended', async () => {
    expect((await action({ sender_action: 'typing_on' })).body).toEqual({ recipient_id: person.id });
    expect(person.thread.state().typingUntil).toBe(clock.now() + 20_000);
    clock.advance(20_000);
    expect(person.thread.state().typingUntil).toBe(0);
    await action({ sender_action: 'typing_on' });
    await action({ sender_action: 'typing_off' });
    expect(person.thread.state().typingUntil).toBe(0);
  });

  test('mark_seen reads everything', async () => {
    await action({ sender_action: 'mark_seen' });
    expect(person.thread.get(inbound)?.status).toBe('read');
  });

  test('a reaction comes and goes', async () => {
    await action({ sender_action: 'react', payload: { message_id: inbound, reaction: 'love' } });
    expect(person.thread.get(inbound)?.reactions).toEqual([{ from: 'assistant', emoji: '❤️' }]);
    await action({ sender_action: 'unreact', payload: { message_id: inbound } });
    expect(person.thread.get(inbound)?.reactions).toEqual([]);
    const unknown = await action({ sender_action: 'react', payload: { message_id: 'm_x', reaction: '👍' } });
    expect(unknown.body.error?.code).toBe(9000001);
  });

  test.each([{ sender_action: 'dance' }, { sender_action: 'typing_on', message_id: 'x' }, { sender_action: 'react' }])(
    '%j: 100',
    async (fields) => expect((await action(fields)).body.error?.code).toBe(100),
  );
});

describe('events', () => {
  const from = () => ({ sender: { id: person.id }, recipient: { id: page }, timestamp: clock.now() });
  beforeAll(() => bench.takeBodies('messenger'));

  test('text, with a quote', async () => {
    const [mid] = await person.send({ kind: 'text', text: 'hi', quote: inbound });
    expect(await events()).toEqual([{ ...from(), message: { mid, text: 'hi', reply_to: { mid: inbound } } }]);
  });

  test('pictures together, their caption after them; addresses need no token and expire', async () => {
    const image = { bytes: await picture(), mime: 'image/png', name: 'a b.png' };
    const [album, caption] = await person.send({ kind: 'image', images: [image, image], caption: 'two' });
    const [first, second] = await events();
    expect(first).toMatchObject({ message: { mid: album, attachments: [{ type: 'image' }, { type: 'image' }] } });
    expect(second).toEqual({ ...from(), message: { mid: caption, text: 'two' } });
    const { url } = (first!.message!['attachments'] as { payload: { url: string } }[])[0]!.payload;
    const answer = await fetch(url);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await answer.arrayBuffer()).equals(image.bytes)).toBe(true);
    await fetch(url, { headers: { authorization: 'Bearer secret' } });
    expect(bench.simulator.leakedTokens).toHaveLength(1);
    clock.advance(3_600_000);
    expect((await fetch(url)).status).toBe(404);
  });

  test.each<[string, Parameters<Person['send']>[0], object]>([
    [
      'a voice note',
      { kind: 'audio', voice: true, file: { bytes: Buffer.from('x'), mime: 'audio/mp4' } },
      { attachments: [{ type: 'audio', payload: { url: expect.any(String) } }] },
    ],
    [
      'a video',
      { kind: 'video', file: { bytes: Buffer.from('x'), mime: 'video/mp4' } },
      { attachments: [{ type: 'video', payload: { url: expect.any(String) } }] },
    ],
    [
      'a document',
      { kind: 'document', file: { bytes: Buffer.from('x'), mime: 'application/pdf' } },
      { attachments: [{ type: 'file', payload: { url: expect.any(String) } }] },
    ],
    [
      'a sticker',
      { kind: 'sticker', file: { bytes: Buffer.from('x'), mime: 'image/png' } },
      { attachments: [{ type: 'sticker', payload: { url: expect.any(String), sticker_id: expect.any(Number) } }] },
    ],
    [
      'a location',
      { kind: 'location', latitude: 0, longitude: 1 },
      { attachments: [{ type: 'location', payload: { coordinates: { lat: 0, long: 1 } } }] },
    ],
    ['a contact, as text', { kind: 'contact', name: 'Ann', phones: ['+1'] }, { text: 'Ann\n+1' }],
    ['a fallback without payload', { kind: 'unsupported', what: 'fallback' }, { attachments: [{ type: 'fallback' }] }],
  ])('%s', async (_name, message, content) => {
    const [mid] = await person.send(message);
    expect(await events()).toEqual([{ ...from(), message: { mid, ...content } }]);
  });

  test('a quick reply is a message, a button a postback', async () => {
    const quick = await send({
      message: { text: '?', quick_replies: [{ content_type: 'text', title: 'Red', payload: 'RED' }] },
    });
    await events();
    const [tap] = await person.choose(quick.body['message_id'] as string, 'RED');
    expect(await events()).toEqual([
      { ...from(), message: { mid: tap, text: 'Red', quick_reply: { payload: 'RED' } } },
    ]);
    await expect(person.choose(quick.body['message_id'] as string, 'RED')).rejects.toThrow('gone');

    const template = {
      template_type: 'button',
      text: '?',
      buttons: [{ type: 'postback', title: 'Yes', payload: 'Y' }],
    };
    const button = await send({ message: { attachment: { type: 'template', payload: template } } });
    await events();
    const [press] = await person.choose(button.body['message_id'] as string, 'Y');
    expect(await events()).toEqual([{ ...from(), postback: { mid: press, title: 'Yes', payload: 'Y' } }]);
  });

  test('reaction and edit; unsending is told to nobody', async () => {
    person.react(inbound, '❤️');
    person.react(inbound, null);
    person.edit(inbound, 'hello!');
    person.edit(inbound, 'hello!!');
    person.unsend(inbound);
    expect(await events()).toEqual([
      { ...from(), reaction: { mid: inbound, action: 'react', reaction: 'love', emoji: '❤️' } },
      { ...from(), reaction: { mid: inbound, action: 'unreact' } },
      { ...from(), message_edit: { mid: inbound, text: 'hello!', num_edit: 1 } },
      { ...from(), message_edit: { mid: inbound, text: 'hello!!', num_edit: 2 } },
    ]);
  });

  test('a send is echoed with its metadata, delivered by watermark, and read by watermark', async () => {
    const { body } = await send({ message: { text: 'x', metadata: 'turn-2' } });
    person.read();
    const { appId } = bench.simulator.account('messenger');
    const mid = body['message_id'];
    const parties = { sender: { id: page }, recipient: { id: person.id } };
    expect(await events()).toEqual([
      {
        ...parties,
        timestamp: clock.now(),
        message: { mid, is_echo: true, app_id: Number(appId), metadata: 'turn-2', text: 'x' },
      },
      { sender: { id: person.id }, recipient: { id: page }, delivery: { mids: [mid], watermark: clock.now() } },
      { ...from(), read: { watermark: clock.now() } },
    ]);
  });

  test('a colleague in the inbox is an echo of another app', async () => {
    person.colleagueReplies('I will take this');
    expect(await events()).toMatchObject([
      { message: { is_echo: true, app_id: 263902037430900, text: 'I will take this' } },
    ]);
  });

  test('on standby events come in their own list, and sends are refused', async () => {
    person.handOver(true);
    await person.text('anybody?');
    await person.send({ kind: 'choice', id: 'Y', title: 'Yes', how: 'postback' });
    const bodies = (await bench.takeBodies('messenger')) as { entry: { messaging?: unknown; standby?: Event[] }[] }[];
    const standby = bodies.flatMap(({ entry }) => entry.flatMap((one) => one.standby ?? []));
    expect(standby).toMatchObject([{ message: { text: 'anybody?' } }, { postback: { title: 'Yes' } }]);
    expect(standby[1]!['postback']).not.toHaveProperty('payload');
    expect(bodies.every(({ entry }) => entry.every((one) => one.messaging === undefined))).toBe(true);
    expect((await send({ message: { text: 'me!' } })).body.error).toMatchObject({ code: 10, error_subcode: 2018300 });
    person.handOver(false);
  });
});

test('the window closes after 24 hours', async () => {
  await person.text('hello again');
  clock.advance(24 * 3_600_000);
  const closed = { code: 10, error_subcode: 2018278 };
  expect((await send({ message: { text: 'late' } })).body.error).toMatchObject(closed);
  expect((await action({ sender_action: 'typing_on' })).body.error).toMatchObject(closed);
});

test('a profile is readable, but only the fields there are', async () => {
  expect((await bench.call('messenger', `${person.id}?fields=first_name,last_name`)).body).toEqual({
    id: person.id,
    first_name: 'Alex',
    last_name: 'Rivera',
  });
  expect((await bench.call('messenger', `${person.id}?fields=email`)).body.error?.code).toBe(100);
  expect((await bench.call('messenger', '12345')).body.error).toMatchObject({ code: 100, error_subcode: 33 });
});

describe('messenger_profile', () => {
  const call = (method: string, body?: object, query = '') =>
    bench.call('messenger', `me/messenger_profile${query}`, body, { method });
  const greeting = [{ locale: 'default', text: 'Hi' }];

  test('fields are set one by one, read and deleted', async () => {
    expect((await call('POST', { greeting })).body).toEqual({ result: 'success' });
    await call('POST', { get_started: { payload: 'START' } });
    const all = '?fields=greeting,get_started';
    expect((await call('GET', undefined, all)).body).toEqual({
      data: [{ greeting, get_started: { payload: 'START' } }],
    });
    await call('DELETE', { fields: ['greeting', 'get_started'] });
    expect((await call('GET', undefined, all)).body).toEqual({ data: [] });
  });

  test.each([
    ['POST', {}],
    ['POST', { greeting: [{ locale: 'de', text: 'Hallo' }] }],
    ['POST', { colour: 'blue' }],
    ['DELETE', { fields: [] }],
    ['GET', undefined],
  ])('%s %j is refused', async (method, body) => {
    expect((await call(method, body)).body.error?.code).toBe(100);
  });
});
