import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createManualClock } from '../clock.js';
import { Bench } from '../testing/bench.js';
import type { Person } from '../threads/person.js';

const clock = createManualClock();
let bench: Bench;
let person: Person;
let inbound: string;
beforeAll(async () => {
  bench = await Bench.start({ clock });
  person = bench.simulator.person('whatsapp-cloud');
  [inbound] = (await person.text('hello')) as [string];
});
afterAll(() => bench.stop());

/** A send to the person with these fields. */
function send(fields: object) {
  return bench.send('whatsapp-cloud', { messaging_product: 'whatsapp', to: person.id, ...fields });
}
const text = (body: string) => ({ type: 'text', text: { body } });
const buttons = (titles: string[], more: object = {}) => ({
  type: 'interactive',
  interactive: {
    type: 'button',
    body: { text: 'Pick' },
    action: { buttons: titles.map((title, index) => ({ type: 'reply', reply: { id: `${index}`, title } })) },
    ...more,
  },
});
const list = (sections: { title?: string; rows: object[] }[]) => ({
  type: 'interactive',
  interactive: { type: 'list', body: { text: 'Pick' }, action: { button: 'Choose', sections } },
});
const rows = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({ id: `r${from + index}`, title: `Row ${from + index}` }));

describe('accepted', () => {
  test('a text: the documented answer, and a bubble', async () => {
    const { status, body } = await send({ ...text('*hi*'), biz_opaque_callback_data: 'turn-0' });
    expect(status).toBe(200);
    const id = (body as { messages: { id: string }[] }).messages[0]!.id;
    expect(body).toEqual({
      messaging_product: 'whatsapp',
      contacts: [{ input: person.id, wa_id: person.id, user_id: person.thread.identity.userId }],
      messages: [{ id, message_status: 'accepted' }],
    });
    expect(id).toMatch(/^wamid\./);
    expect(person.thread.get(id)).toMatchObject({ from: 'assistant', kind: 'text', text: '*hi*', outId: 'turn-0' });
  });

  test.each([
    ['4096 characters', text('x'.repeat(4096))],
    ['a quote of a known message', { ...text('yes'), context: { message_id: 'INBOUND' } }],
    ['three buttons', buttons(['a', 'b', 'c'])],
    [
      'ten rows in two sections',
      list([
        { title: 'A', rows: rows(5) },
        { title: 'B', rows: rows(5, 5) },
      ]),
    ],
    ['a location', { type: 'location', location: { latitude: 0, longitude: 0 } }],
    ['a contact', { type: 'contacts', contacts: [{ name: { formatted_name: 'A B' }, phones: [{ phone: '+1555' }] }] }],
    ['a recipient type', { ...text('x'), recipient_type: 'individual' }],
    ['a formatted number', { ...text('x'), to: 'FORMATTED' }],
    ['a business-scoped id', { ...text('x'), to: undefined, recipient: 'USER_ID' }],
  ])('%s', async (_name, fields) => {
    const filled = JSON.parse(
      JSON.stringify(fields)
        .replace('INBOUND', inbound)
        .replace('FORMATTED', `+${person.id.slice(0, 4)} ${person.id.slice(4)}`)
        .replace('USER_ID', person.thread.identity.userId!),
    ) as object;
    const { status, body } = await bench.send('whatsapp-cloud', {
      messaging_product: 'whatsapp',
      ...('recipient' in filled ? {} : { to: person.id }),
      ...filled,
    });
    expect([status, body.error]).toEqual([200, undefined]);
  });
});

describe('refused', () => {
  test.each<[string, object, number]>([
    ['no product', { messaging_product: undefined, ...text('x') }, 100],
    ['another product', { messaging_product: 'messenger', ...text('x') }, 100],
    ['an unknown field', { ...text('x'), metadata: 'x' }, 100],
    ['an unknown field inside', { type: 'text', text: { body: 'x', markdown: true } }, 100],
    ['the body of another type beside', { ...text('x'), image: { id: '1' } }, 100],
    ['no type', { text: { body: 'x' } }, 100],
    ['a type without its body', { type: 'text' }, 131008],
    ['no recipient', { to: undefined, ...text('x') }, 131008],
    ['an empty text', text(''), 100],
    ['4097 characters', text('x'.repeat(4097)), 100],
    ['513 characters of callback data', { ...text('x'), biz_opaque_callback_data: 'x'.repeat(513) }, 100],
    ['a quote of an unknown message', { ...text('x'), context: { message_id: 'wamid.nope' } }, 131009],
    ['a recipient that is no number', { ...text('x'), to: 'somebody' }, 100],
    ['a business-scoped id as number', { ...text('x'), to: 'US.123' }, 100],
    ['a stranger', { ...text('x'), to: '19998887777' }, 131026],
    ['ourselves', { ...text('x'), to: 'OWN' }, 131021],
    ['four buttons', buttons(['a', 'b', 'c', 'd']), 100],
    ['two buttons of one title', buttons(['a', 'a']), 100],
    ['a button title of 21', buttons(['x'.repeat(21)]), 100],
    ['a body of 1025', buttons(['a'], { body: { text: 'x'.repeat(1025) } }), 100],
    ['a footer of 61', buttons(['a'], { footer: { text: 'x'.repeat(61) } }), 100],
    [
      'eleven rows in two sections',
      list([
        { title: 'A', rows: rows(6) },
        { title: 'B', rows: rows(5, 6) },
      ]),
      100,
    ],
    ['sections without titles', list([{ rows: rows(1) }, { rows: rows(1, 1) }]), 100],
    ['a row title of 25', list([{ rows: [{ id: 'a', title: 'x'.repeat(25) }] }]), 100],
    ['a row description of 73', list([{ rows: [{ id: 'a', title: 'a', description: 'x'.repeat(73) }] }]), 100],
    [
      'a reaction with context',
      { type: 'reaction', reaction: { message_id: 'INBOUND', emoji: '👍' }, context: { message_id: 'INBOUND' } },
      100,
    ],
    ['a reaction to an unknown message', { type: 'reaction', reaction: { message_id: 'x', emoji: '👍' } }, 131009],
    ['a reaction of two emoji', { type: 'reaction', reaction: { message_id: 'INBOUND', emoji: '👍👍' } }, 100],
    ['a reaction that is a word', { type: 'reaction', reaction: { message_id: 'INBOUND', emoji: 'x' } }, 100],
    ['interactive in a group', { ...buttons(['a']), recipient_type: 'group', to: 'Y2FwaV9' }, 131051],
    ['a group nobody knows', { ...text('x'), recipient_type: 'group', to: 'Y2FwaV9' }, 131020],
    ['an unknown template', { type: 'template', template: { name: 'x', language: { code: 'en' } } }, 132001],
    ['an image by link', { type: 'image', image: { link: 'https://example.com/a.png' } }, 131053],
    ['an image with id and link', { type: 'image', image: { id: '1', link: 'https://example.com/a.png' } }, 100],
    ['an image that was never uploaded', { type: 'image', image: { id: '1' } }, 100],
  ])('%s', async (_name, fields, code) => {
    const own = bench.simulator.account('whatsapp-cloud').displayPhoneNumber!;
    const before = person.thread.all().length;
    const filled = JSON.parse(JSON.stringify(fields).replaceAll('INBOUND', inbound).replace('OWN', own)) as object;
    const cleared = Object.fromEntries(Object.entries(fields).filter(([, value]) => value === undefined));
    const { status, body } = await send({ ...filled, ...cleared });
    expect(body.error?.code).toBe(code);
    expect(status).toBe(code === 132001 ? 404 : 400);
    expect(person.thread.all()).toHaveLength(before);
  });

  test('with the details that WhatsApp gives', async () => {
    const { body } = await send({ ...text('x'), nonsense: 1 });
    expect(body.error).toMatchObject({
      message: expect.stringContaining('nonsense'),
      error_data: { messaging_product: 'whatsapp', details: expect.stringContaining('nonsense') },
    });
  });

  test('a form instead of JSON', async () => {
    const body = new URLSearchParams({ messaging_product: 'whatsapp', to: person.id, type: 'text' });
    const answer = await bench.call('whatsapp-cloud', 'me/messages', undefined, { method: 'POST', body });
    expect(answer.body.error?.code).toBe(100);
  });
});

describe('reading and typing', () => {
  const read = (fields: object) =>
    bench.send('whatsapp-cloud', { messaging_product: 'whatsapp', status: 'read', ...fields });
  const typing = { typing_indicator: { type: 'text' } };

  test('reading marks the message and earlier ones', async () => {
    const [first] = await person.text('one');
    const [second] = await person.text('two');
    const [third] = await person.text('three');
    const { body } = await read({ message_id: second });
    expect(body).toEqual({ success: true });
    expect([first, second].map((id) => person.thread.get(id!)?.status)).toEqual(['read', 'read']);
    expect(person.thread.get(third!)?.status).not.toBe('read');
  });

  test('typing lapses after 25 s, and ends at the reply', async () => {
    await read({ message_id: inbound, ...typing });
    expect(person.thread.state().typingUntil).toBe(clock.now() + 25_000);
    clock.advance(24_999);
    expect(person.thread.state().typingUntil).not.toBe(0);
    clock.advance(1);
    expect(person.thread.state().typingUntil).toBe(0);
    await read({ message_id: inbound, ...typing });
    await send(text('done'));
    expect(person.thread.state().typingUntil).toBe(0);
  });

  test.each([
    ['an unknown message', { message_id: 'wamid.x', ...typing }],
    ['no message', typing],
    ['another status', { status: 'typing', message_id: 'INBOUND' }],
    ['an unknown field', { message_id: 'INBOUND', to: '1' }],
  ])('%s: refused', async (_name, fields) => {
    const { body } = await read(JSON.parse(JSON.stringify(fields).replace('INBOUND', inbound)) as object);
    expect([100, 131008]).toContain(body.error?.code);
  });

  test('our own message cannot be read', async () => {
    const { body } = await send(text('mine'));
    const [{ id }] = (body as unknown as { messages: [{ id: string }] }).messages;
    expect((await read({ message_id: id, ...typing })).body.error?.code).toBe(100);
  });
});

test('reactions show on the message, and are taken back by an empty emoji', async () => {
  const react = (emoji: string) => send({ type: 'reaction', reaction: { message_id: inbound, emoji } });
  await react('👍');
  expect(person.thread.get(inbound)?.reactions).toEqual([{ from: 'assistant', emoji: '👍' }]);
  await react('');
  expect(person.thread.get(inbound)?.reactions).toEqual([]);
});

describe('the window', () => {
  test('a person who never wrote gets templates only', async () => {
    const stranger = bench.simulator.person('whatsapp-cloud', '16505550000');
    expect((await send({ to: stranger.id, ...text('hi') })).body.error?.code).toBe(131047);
    const template = { type: 'template', template: { name: 'hello_world', language: { code: 'en_US' } } };
    expect((await send({ to: stranger.id, ...template })).status).toBe(200);
  });

  test('closes 24 hours after the last message, and opens with the next', async () => {
    await person.text('hello again');
    clock.advance(24 * 3_600_000 - 1);
    expect((await send(text('just in time'))).status).toBe(200);
    clock.advance(1);
    expect((await send(text('too late'))).body.error).toMatchObject({ code: 131047 });
    await person.text('I am back');
    expect((await send(text('welcome'))).status).toBe(200);
  });
});
