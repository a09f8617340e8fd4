import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Part } from '@hearth/message';
import { Bench } from './suite/bench.js';
import { TARGETS } from './suite/targets.js';

// What only WhatsApp has: several kinds of id for one person, lists, places and contact cards.
let bench: Bench;
beforeAll(async () => {
  bench = await Bench.start(TARGETS.find(({ name }) => name === 'whatsapp-cloud')!);
});
afterAll(async () => await bench.close());

test('a person who hides their number is answered by their business-scoped id', async () => {
  const hidden = bench.simulator.person('whatsapp-cloud', '16505550142', { name: 'Hidden', hidesNumber: true });
  const [id] = await hidden.text('who am I?');
  const event = await bench.event('message', (message) => message.id === id);
  expect(event.conversation.peer).toMatch(/^US\.\d+$/);
  await bench.reply(event.conversation, [{ type: 'text', text: 'hello' }]);
  expect(hidden.thread.all().at(-1)).toMatchObject({ from: 'assistant', text: 'hello' });
});

test('a phone number works as an address too', async () => {
  const { account } = await bench.conversation();
  const conversation = { channel: 'whatsapp-cloud' as const, account, peer: bench.person.id };
  const [mid] = await bench.reply(conversation, [{ type: 'text', text: 'by number' }]);
  expect(bench.answers.at(-1)).toMatchObject({ id: mid, text: 'by number' });
});

test('more than three options are a list, and the row taken comes back', async () => {
  const options = ['One', 'Two', 'Three', 'Four'].map((title) => ({
    id: title,
    title,
    description: `Number ${title}`,
  }));
  const [mid] = await bench.reply(await bench.conversation(), [{ type: 'choice', text: 'Which?', options }]);
  expect(bench.answers.at(-1)).toMatchObject({ kind: 'choice', options });
  const event = await bench.said((person) => person.choose(mid!, 'Four'));
  expect(event.parts).toEqual([{ type: 'choice', text: 'Four', options: [], chosen: 'Four' }]);
});

test('a group it is no member of is given up', async () => {
  const { account } = await bench.conversation();
  const conversation = { channel: 'whatsapp-cloud' as const, account, peer: 'Y2FwaV9ncm91cA' };
  await expect(bench.reply(conversation, [{ type: 'text', text: 'hi all' }])).rejects.toMatchObject({
    info: { advice: 'give-up', outcome: 'not-sent', code: 131_020 },
  });
});

test('places, contact cards and what cannot be expressed arrive', async () => {
  const expected: [Part, Parameters<Bench['person']['send']>[0]][] = [
    [
      { type: 'location', latitude: 38.72, longitude: -9.14, name: 'Café' },
      { kind: 'location', latitude: 38.72, longitude: -9.14, name: 'Café' },
    ],
    [
      { type: 'contact', name: 'Ana B', phones: ['+1 650 555 0100'] },
      { kind: 'contact', name: 'Ana B', phones: ['+1 650 555 0100'] },
    ],
    [
      { type: 'unsupported', kind: 'poll_creation' },
      { kind: 'unsupported', what: 'poll_creation' },
    ],
  ];
  for (const [part, message] of expected) {
    expect((await bench.said((person) => person.send(message))).parts).toEqual([part]);
  }
});

test('a forward is marked as one', async () => {
  const event = await bench.said((person) => person.send({ kind: 'text', text: 'look', forwarded: true }));
  expect(event).toMatchObject({ forwarded: true, parts: [{ type: 'text', text: 'look' }] });
});
