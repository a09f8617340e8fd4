import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAgent, createTools } from '@hearth/agent';
import { createFakeEngine } from '@hearth/inference';
import type { SimulatedChannel } from '@hearth/simulator';
import { startSystem } from './support/system.js';
import type { System } from './support/system.js';
import { until } from './support/wait.js';

const LIMIT_MS = 30_000;
const SALES = 'city,price\nUlm,30\nBonn,12\nKiel,20\n';
const SORTED = 'city,price\nBonn,12\nKiel,20\nUlm,30\n';
const REQUEST = 'Please sort it by price';

let system: System;
let people = 0;
beforeAll(async () => {
  const agent = createAgent({
    engine: createFakeEngine(['Nothing to say.']),
    tools: createTools(),
    chooser: { choose: () => Promise.resolve([{ tool: 'none', probability: 1 }]) },
    settings: { name: 'Hearth', instructions: '', language: '', timeZone: 'UTC', maxTokens: 200 },
  });
  system = await startSystem({ agent });
}, LIMIT_MS);
afterAll(() => system?.close(), LIMIT_MS);

/** Somebody new sends a file with words beside it, as their app does. @returns the answer's bubbles, when the last has come */
async function send(
  channel: SimulatedChannel,
  bytes: Buffer,
  { name = 'sales.csv', mime = 'text/csv', words = REQUEST } = {},
) {
  const person = system.simulator.person(channel, `${16505550000 + ++people}`);
  await person.send({ kind: 'document', file: { bytes, mime, name }, caption: words });
  const bubbles = () => person.thread.all().filter(({ from }) => from === 'assistant');
  await until('an answer', () => bubbles().length > 0);
  return { bubbles };
}

describe('a CSV file', () => {
  test.each<[SimulatedChannel]>([['whatsapp-cloud'], ['messenger'], ['playground']])(
    'is read on %s, and the sorted one goes back as a file',
    async (channel) => {
      const { bubbles } = await send(channel, Buffer.from(SALES));
      const [text, file] = await until('both bubbles', () => (bubbles().length === 2 ? bubbles() : undefined));
      expect(text!.text).toContain(SORTED.trim());
      expect(file).toMatchObject({ kind: 'document', file: { name: 'table.csv', mime: 'text/plain' } });
      const media = new URL(file!.file!.url).pathname.split('/').at(-1)!;
      expect(system.simulator.world.media.peek(media)!.bytes.toString()).toBe(`\ufeff${SORTED}`);
    },
    LIMIT_MS,
  );

  test(
    'is read on Instagram, which takes no such file: the answer is in words',
    async () => {
      const { bubbles } = await send('instagram', Buffer.from(SALES));
      expect(bubbles().map(({ kind }) => kind)).toEqual(['text']);
      expect(bubbles()[0]!.text).toContain(SORTED.trim());
    },
    LIMIT_MS,
  );

  test(
    'becomes a chart',
    async () => {
      const { bubbles } = await send('whatsapp-cloud', Buffer.from(SALES), { words: 'a bar chart of the price' });
      expect(await until('a picture', () => bubbles().find(({ kind }) => kind === 'image'))).toBeDefined();
    },
    LIMIT_MS,
  );
});

describe('a file that is no table', () => {
  const KINDS = /Of files I can read only tables and plain text/u;
  test.each<[string, Buffer, RegExp, { name?: string; mime?: string }]>([
    ['larger than two megabytes', Buffer.alloc(2_000_001, '1,2\n'), /it is too large/u, {}],
    ['a picture with the name of a table', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]), KINDS, {}],
    ['in an encoding that cannot be told', Buffer.from('c7e1e3cfede4c92c31', 'hex'), KINDS, {}],
    ['a PDF', Buffer.from('%PDF-1.7\n'), KINDS, { name: 'a.pdf', mime: 'application/pdf' }],
    ['a letter', Buffer.from('Dear Ana,\nthank you.\n'), /I find no table in this file/u, { name: 'letter.txt' }],
  ])(
    '%s: the person hears why',
    async (_, bytes, reason, file) => {
      const { bubbles } = await send('whatsapp-cloud', bytes, file);
      expect(bubbles()[0]!.text).toMatch(reason);
    },
    LIMIT_MS,
  );

  test(
    'half a million rows: the first ones are used, and that is said',
    async () => {
      const rows = Buffer.from(`a,b\n${'1,2\n'.repeat(499_000)}`);
      const { bubbles } = await send('whatsapp-cloud', rows, { words: 'the sum of b' });
      expect(bubbles()[0]!.text).toMatch(/only its first 20,000 rows and left out 479,000\.\s+Sum \(b\): 40,000$/u);
    },
    LIMIT_MS,
  );
});
