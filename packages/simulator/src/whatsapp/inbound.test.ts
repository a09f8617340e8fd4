import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createManualClock } from '../clock.js';
import { Bench, picture } from '../testing/bench.js';
import type { Person } from '../threads/person.js';

const clock = createManualClock(1_750_030_073_000);
let bench: Bench;
let person: Person;
beforeAll(async () => {
  bench = await Bench.start({ clock });
  person = bench.simulator.person('whatsapp-cloud');
});
afterAll(() => bench.stop());

type Value = Record<string, unknown> & { messages?: Record<string, unknown>[]; statuses?: Record<string, unknown>[] };

/** The values of the webhooks since the last look. */
async function values(): Promise<Value[]> {
  const bodies = (await bench.takeBodies('whatsapp-cloud')) as { entry: { changes: { value: Value }[] }[] }[];
  return bodies.flatMap(({ entry }) => entry.flatMap(({ changes }) => changes.map(({ value }) => value)));
}
/** The one message that a person's act becomes, without what all messages have. */
async function messageOf(act: Promise<unknown> | void): Promise<Record<string, unknown>> {
  await act;
  const [value] = await values();
  const { from: _f, from_user_id: _u, timestamp: _t, ...message } = value!.messages![0]!;
  return message;
}

const anyId = expect.stringMatching(/^wamid\./);
const file = (mime: string) => ({
  id: expect.stringMatching(/^\d+$/),
  mime_type: mime,
  sha256: expect.stringMatching(/=$/),
});
const pdf = { bytes: Buffer.from('%PDF-1'), mime: 'application/pdf', name: 'a.pdf' };

test('the envelope is the documented one', async () => {
  const account = bench.simulator.account('whatsapp-cloud');
  const [id] = await person.text('Hi');
  expect(await bench.takeBodies('whatsapp-cloud')).toEqual([
    {
      object: 'whatsapp_business_account',
      entry: [
        {
          id: account.wabaId,
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: account.displayPhoneNumber, phone_number_id: account.account },
                contacts: [
                  { profile: { name: person.name }, wa_id: person.id, user_id: person.thread.identity.userId },
                ],
                messages: [
                  {
                    from: person.id,
                    from_user_id: person.thread.identity.userId,
                    id,
                    timestamp: '1750030073',
                    type: 'text',
                    text: { body: 'Hi' },
                  },
                ],
              },
            },
          ],
        },
      ],
    },
  ]);
});

describe('kinds', () => {
  test('a picture with a caption', async () => {
    const image = { bytes: await picture('jpeg'), mime: 'image/jpeg' };
    expect(await messageOf(person.send({ kind: 'image', images: [image], caption: 'look' }))).toEqual({
      id: anyId,
      type: 'image',
      image: { ...file('image/jpeg'), caption: 'look' },
    });
  });

  test('an album is one message a picture, the caption at the first', async () => {
    const image = { bytes: await picture(), mime: 'image/png' };
    const ids = await person.send({ kind: 'image', images: [image, image, image], caption: 'three' });
    expect(ids).toHaveLength(3);
    const images = (await values()).map(({ messages }) => messages![0]!['image'] as { caption?: string });
    expect(images.map(({ caption }) => caption)).toEqual(['three', undefined, undefined]);
  });

  test.each<[string, Parameters<Person['send']>[0], () => object]>([
    [
      'sticker',
      { kind: 'sticker', file: { bytes: Buffer.from('x'), mime: 'image/webp' } },
      () => ({ sticker: { ...file('image/webp'), animated: false } }),
    ],
    [
      'audio',
      { kind: 'audio', voice: true, file: { bytes: Buffer.from('OggS'), mime: 'audio/ogg; codecs=opus' } },
      () => ({ audio: { ...file('audio/ogg; codecs=opus'), voice: true } }),
    ],
    [
      'video',
      { kind: 'video', caption: 'v', file: { bytes: Buffer.from('x'), mime: 'video/mp4' } },
      () => ({ video: { ...file('video/mp4'), caption: 'v' } }),
    ],
    [
      'document',
      { kind: 'document', file: pdf },
      () => ({ document: { ...file('application/pdf'), filename: 'a.pdf' } }),
    ],
    [
      'location',
      { kind: 'location', latitude: 0, longitude: 0, name: 'Null Island' },
      () => ({ location: { latitude: 0, longitude: 0, name: 'Null Island' } }),
    ],
    [
      'contacts',
      { kind: 'contact', name: 'Ann Lee', phones: ['+1 555'] },
      () => ({
        contacts: [
          { name: { formatted_name: 'Ann Lee', first_name: 'Ann' }, phones: [{ phone: '+1 555', type: 'CELL' }] },
        ],
      }),
    ],
    [
      'interactive',
      { kind: 'choice', id: 'a', title: 'A' },
      () => ({ interactive: { type: 'button_reply', button_reply: { id: 'a', title: 'A' } } }),
    ],
    [
      'interactive',
      { kind: 'choice', id: 'a', title: 'A', description: 'first', how: 'list' },
      () => ({ interactive: { type: 'list_reply', list_reply: { id: 'a', title: 'A', description: 'first' } } }),
    ],
  ])('%s', async (type, message, body) => {
    expect(await messageOf(person.send(message))).toEqual({ id: anyId, type, ...body() });
  });

  test('something unsupported', async () => {
    expect(await messageOf(person.send({ kind: 'unsupported', what: 'poll_creation' }))).toMatchObject({
      type: 'unsupported',
      unsupported: { type: 'poll_creation' },
      errors: [{ code: 131051 }],
    });
  });

  test('a quoted reply carries author and id; a forward neither', async () => {
    const { displayPhoneNumber } = bench.simulator.account('whatsapp-cloud');
    const sent = await bench.send('whatsapp-cloud', {
      messaging_product: 'whatsapp',
      to: person.id,
      type: 'text',
      text: { body: 'x' },
    });
    const [{ id }] = (sent.body as unknown as { messages: [{ id: string }] }).messages;
    await bench.takeBodies('whatsapp-cloud');
    const reply = await messageOf(person.send({ kind: 'text', text: 'why?', quote: id }));
    expect(reply['context']).toEqual({ from: displayPhoneNumber, id });
    const forward = await messageOf(person.send({ kind: 'text', text: 'news', forwarded: true }));
    expect(forward['context']).toEqual({ forwarded: true });
    await expect(person.send({ kind: 'text', text: 'x', quote: 'wamid.unknown' })).rejects.toThrow(RangeError);
  });

  test('a tap on a button quotes its message', async () => {
    const sent = await bench.send('whatsapp-cloud', {
      messaging_product: 'whatsapp',
      to: person.id,
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: '?' },
        action: { buttons: [{ type: 'reply', reply: { id: 'y', title: 'Yes' } }] },
      },
    });
    const [{ id }] = (sent.body as unknown as { messages: [{ id: string }] }).messages;
    await bench.takeBodies('whatsapp-cloud');
    expect(await messageOf(person.choose(id, 'y'))).toMatchObject({
      interactive: { button_reply: { id: 'y', title: 'Yes' } },
      context: { id },
    });
    await expect(person.choose(id, 'n')).rejects.toThrow(RangeError);
  });

  test('reaction, edit and revoke name the message they are about', async () => {
    const [id] = (await person.text('helo')) as [string];
    await values();
    expect(await messageOf(person.react(id, '👍'))).toMatchObject({
      type: 'reaction',
      reaction: { message_id: id, emoji: '👍' },
    });
    expect((await messageOf(person.react(id, null)))['reaction']).toEqual({ message_id: id });
    expect(await messageOf(person.edit(id, 'hello'))).toMatchObject({
      type: 'edit',
      edit: { original_message_id: id, message: { type: 'text', text: { body: 'hello' } } },
    });
    expect(await messageOf(person.unsend(id))).toMatchObject({ type: 'revoke', revoke: { original_message_id: id } });
    expect(person.thread.get(id)).toMatchObject({ deleted: true });
    expect(person.thread.get(id)?.text).toBeUndefined();
  });
});

test('people with a username hide their number', async () => {
  const hidden = bench.simulator.person('whatsapp-cloud', '16505551111', { name: 'Hid Den', hidesNumber: true });
  await hidden.text('guess who');
  const [value] = await values();
  expect(value!['contacts']).toEqual([
    { profile: { name: 'Hid Den', username: 'hidden' }, user_id: hidden.thread.identity.userId },
  ]);
  expect(value!.messages![0]).not.toHaveProperty('from');
  expect(value!.messages![0]!['from_user_id']).toBe(hidden.thread.identity.userId);
});

describe('statuses', () => {
  const send = async (fields: object = {}) => {
    const { body } = await bench.send('whatsapp-cloud', {
      messaging_product: 'whatsapp',
      to: person.id,
      type: 'text',
      text: { body: 'x' },
      ...fields,
    });
    return (body as unknown as { messages: [{ id: string }] }).messages[0].id;
  };
  const statuses = async () => (await values()).flatMap((value) => value.statuses ?? []);

  test('sent and delivered at once, read when the person looks', async () => {
    person.read();
    await values();
    const id = await send({ biz_opaque_callback_data: 'turn-0' });
    const first = await statuses();
    expect(first.map(({ status }) => status)).toEqual(['sent', 'delivered']);
    expect(first[0]).toMatchObject({
      id,
      timestamp: '1750030073',
      recipient_id: person.id,
      recipient_user_id: person.thread.identity.userId,
      biz_opaque_callback_data: 'turn-0',
      pricing: { pricing_model: 'PMP', category: 'service' },
    });
    person.read();
    expect(await statuses()).toEqual([
      expect.objectContaining({ id, status: 'read', biz_opaque_callback_data: 'turn-0' }),
    ]);
    expect(person.thread.get(id)?.status).toBe('read');
    person.read();
    expect(await statuses()).toEqual([]);
  });

  test('an open thread reads as messages come', async () => {
    person.read({ open: true });
    await values();
    await send();
    expect((await statuses()).map(({ status }) => status)).toEqual(['sent', 'delivered', 'read']);
    person.read({ open: false });
  });

  test('a reaction gets "sent" only', async () => {
    const [id] = (await person.text('x')) as [string];
    await values();
    await send({
      type: 'reaction',
      text: undefined,
      reaction: { message_id: id, emoji: '👍' },
      biz_opaque_callback_data: 'turn-1',
    });
    expect(await statuses()).toEqual([expect.objectContaining({ status: 'sent', biz_opaque_callback_data: 'turn-1' })]);
  });
});

test('what the owner writes in the app comes as an echo', async () => {
  await bench.takeBodies('whatsapp-cloud');
  const id = person.colleagueReplies('I will take this');
  expect(await bench.takeBodies('whatsapp-cloud')).toMatchObject([
    {
      entry: [
        {
          changes: [
            {
              field: 'smb_message_echoes',
              value: { message_echoes: [{ id, to: person.id, text: { body: 'I will take this' } }] },
            },
          ],
        },
      ],
    },
  ]);
});
