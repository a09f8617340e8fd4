import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Bench, form, picture } from '../testing/bench.js';
import type { Person } from '../threads/person.js';

let bench: Bench;
let person: Person;
let inbound: string;
beforeAll(async () => {
  bench = await Bench.start();
  person = bench.simulator.person('playground');
  [inbound] = (await person.text('hello')) as [string];
  await bench.takeBodies('playground');
});
afterAll(() => bench.stop());

let keys = 0;
const send = (fields: object) => bench.send('playground', { to: person.id, key: `key-${++keys}`, ...fields });
const presence = (fields: object) => bench.call('playground', 'me/presence', { to: person.id, ...fields });

async function events(): Promise<unknown[]> {
  const bodies = (await bench.takeBodies('playground')) as { object: string; account: string; events: unknown[] }[];
  return bodies.flatMap((body) => body.events);
}

describe('sends', () => {
  test('one key is one message', async () => {
    const first = await send({ key: 'same', type: 'text', text: 'once' });
    const again = await send({ key: 'same', type: 'text', text: 'once' });
    expect(again.body).toEqual(first.body);
    bench.simulator.fault('playground', { kind: 'delay', delayMs: 20 }, 2);
    const both = await Promise.all([1, 2].map(() => send({ key: 'race', type: 'text', text: 'once' })));
    expect(both[0]!.body).toEqual(both[1]!.body);
    expect(person.thread.all().filter(({ outId }) => outId === 'same')).toHaveLength(1);
  });

  test('text with a quote, picture, choice, reaction', async () => {
    expect((await send({ type: 'text', text: '**hi**', quote: inbound })).status).toBe(200);
    const file = { field: 'file', bytes: await picture(), mime: 'image/png' };
    const media = (await bench.call('playground', 'me/media', form({}, file))).body['id'];
    const { body } = await send({ type: 'image', media, caption: 'red' });
    expect(person.thread.get(body['id'] as string)?.images).toMatchObject([{ width: 40, caption: 'red' }]);
    expect((await send({ type: 'choice', text: '?', options: [{ id: 'y', title: 'Yes' }] })).status).toBe(200);
    await send({ type: 'reaction', target: inbound, emoji: '👍' });
    expect(person.thread.get(inbound)?.reactions).toEqual([{ from: 'assistant', emoji: '👍' }]);
  });

  test.each([
    { type: 'text', text: '' },
    { type: 'text', text: 'x'.repeat(8001) },
    { type: 'text', text: 'x', key: '' },
    { type: 'text', text: 'x', to: 'nobody' },
    { type: 'text', text: 'x', quote: 'pg_x' },
    { type: 'text', text: 'x', mood: 'good' },
    { type: 'image', media: '1' },
    { type: 'reaction', target: 'pg_x', emoji: '👍' },
  ])('refused: %j', async (fields) => {
    expect((await send(fields)).body.error?.code).toBe(100);
  });

  test('read marks and typing', async () => {
    await presence({ read: inbound, typing: true });
    expect(person.thread.get(inbound)?.status).toBe('read');
    expect(person.thread.state().typingUntil).toBeGreaterThan(Date.now());
    await presence({ typing: false });
    expect(person.thread.state().typingUntil).toBe(0);
    expect((await presence({ read: 'pg_x' })).body.error?.code).toBe(100);
  });
});

test('events: message with files, reaction, edit, unsend, receipts', async () => {
  await events();
  const image = { bytes: await picture(), mime: 'image/png', name: 'a.png' };
  const [id] = (await person.send({ kind: 'image', images: [image, image], caption: 'two' })) as [string];
  person.react(id, '👍');
  person.edit(id, 'both');
  person.unsend(id);
  const who = { id: person.id, name: person.name };
  const file = {
    url: expect.stringContaining('/media/cdn/'),
    mime: 'image/png',
    name: 'a.png',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    bytes: image.bytes.length,
  };
  expect(await events()).toEqual([
    {
      person: who,
      at: expect.any(Number),
      type: 'message',
      id,
      content: { kind: 'image', files: [file, file], caption: 'two' },
    },
    { person: who, at: expect.any(Number), type: 'reaction', target: id, emoji: '👍' },
    { person: who, at: expect.any(Number), type: 'edit', id: `${id}.1`, target: id, text: 'both' },
    { person: who, at: expect.any(Number), type: 'unsend', target: id },
  ]);
  await send({ key: 'turn-9', type: 'text', text: 'x' });
  person.read();
  const receipts = (await events()) as { status: string; key: string }[];
  expect(receipts.filter(({ key }) => key === 'turn-9').map(({ status }) => status)).toEqual(['delivered', 'read']);
});
