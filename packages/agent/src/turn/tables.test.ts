import { afterAll, describe, expect, test } from '@jest/globals';
import { createFakeEngine } from '@hearth/inference';
import type { FakeScript } from '@hearth/inference';
import { createAgent } from '../agent.js';
import { createProgramRunner } from '../code/runner.js';
import { MOST_FILE_ROWS } from '../tables/file.js';
import { MemoryMedia, NOON } from '../testing/context.js';
import { createTools } from '../tools/index.js';
import type { ThreadMessage, Turn } from '../types.js';

const SETTINGS = { name: 'Hearth', instructions: '', language: '', timeZone: 'UTC', maxTokens: 200 };
const SALES = 'city;month;price\nUlm;Jan;30,5\nBonn;Jan;12\nUlm;Feb;20\nBonn;Feb;18\n';

const programs = createProgramRunner();
afterAll(() => programs.close());

const said = (id: string, parts: ThreadMessage['parts'], role: ThreadMessage['role'] = 'person') => ({
  id,
  role,
  at: NOON,
  parts,
});
const HELLO = said('h', [{ type: 'text', text: 'Hello!' }], 'assistant');

/** One message with a file; the model may only write programs. */
async function ask(
  file: string,
  text: string,
  { script = ['no'] as FakeScript, later = undefined as string | undefined, name = 'sales.csv' } = {},
) {
  const engine = createFakeEngine(script);
  const media = new MemoryMedia();
  const agent = createAgent({
    engine,
    tools: createTools(),
    chooser: { choose: () => Promise.resolve([{ tool: later === undefined ? 'none' : 'run_code', probability: 1 }]) },
    settings: SETTINGS,
    programs,
  });
  const stored = { ...media.put(Buffer.from(file), 'text/plain'), name };
  const parts: ThreadMessage['parts'] = [{ type: 'document', media: stored, ...(text !== '' && { caption: text }) }];
  const turn: Turn = {
    conversation: { channel: 'playground', account: 'a', peer: 'p' },
    inbox: [later === undefined ? said('m', parts) : said('l', [{ type: 'text', text: later }])],
    history: later === undefined ? [HELLO] : [said('m', parts), HELLO],
    now: NOON,
    owner: false,
    media,
  };
  const { reply, trace } = await agent.answer(turn, new AbortController().signal);
  const written = reply.parts.map((part) => (part.type === 'text' ? part.text : `[${part.type}]`)).join('|');
  const document = reply.parts.find((part) => part.type === 'document');
  const sent =
    document?.media.state === 'stored'
      ? { ...document.media, text: (await media.read(document.media)).toString() }
      : undefined;
  return { written, sent, tools: trace.tools, asked: engine.requests };
}

describe('a table that comes as a file', () => {
  test('is sorted and goes back as a file', async () => {
    const { written, sent } = await ask(SALES, 'Bitte nach price sortieren');
    expect(written).toBe(
      '4 Zeilen:\n```\ncity;month;price\nBonn;Jan;12\nBonn;Feb;18\nUlm;Feb;20\nUlm;Jan;30,5\n```|[document]',
    );
    expect(sent).toMatchObject({ mime: 'text/plain', name: 'table.csv' });
    expect(sent!.text).toBe('\ufeffcity;month;price\nBonn;Jan;12\nBonn;Feb;18\nUlm;Feb;20\nUlm;Jan;30,5\n');
  });

  test.each([
    ['the average price per city', 'Average (price)\nUlm: 25.25\nBonn: 15'],
    ['a bar chart of the price by month', '[image]'],
    ['', 'A table with 4 rows. Columns: city, month, price. What would you like to know?'],
  ])('is asked about: %j', async (text, answer) => {
    const file = SALES.replace('30,5', '30.5').replaceAll(';', ',');
    expect((await ask(file, text)).written).toBe(answer);
  });

  test('is data for a program where no rule says what is wanted', async () => {
    const script = ['console.log(data.filter((row) => row.price > 15).length)', 'It is 3.'];
    const { written, asked } = await ask(SALES, 'How many rows cost more than 15 euros?', { script });
    expect(written).toBe('It is 3.');
    expect(JSON.stringify(asked[0])).toContain('Bonn');
  });

  test('is meant by what is written after it, too', async () => {
    expect((await ask(SALES, '', { later: 'And the sum of price?' })).written).toBe('Sum (price): 80.5');
  });

  test('with many groups is answered by a file', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => `g${i},${i}`).join('\n');
    const { written, sent } = await ask(`group,value\n${rows}`, 'the sum of value per group');
    expect(written).toMatch(/^50 rows:\n```\ngroup,Sum \(value\)\ng0,0\n/u);
    expect(sent!.text.trim().split('\n')).toHaveLength(51);
  });
});

describe('a file', () => {
  test('that is longer than can be read is cut, and that is said', async () => {
    const { written } = await ask(`a,b\n${'x,2\n'.repeat(MOST_FILE_ROWS + 5)}`, 'the sum of b');
    expect(written).toBe('The file is long: I have used only its first 20,000 rows and left out 5.\n\nSum (b): 40,000');
  });

  test('without a table is no table', async () => {
    expect((await ask('Dear Ana,\nthank you.', '')).written).toMatch(/^I find no table in this file\./u);
    const { written } = await ask('Dear Ana,\nthank you.', 'Is this nice?', { script: ['Very.'] });
    expect(written).toMatch(/^I find no table in this file\..*\n\nVery\.$/u);
  });

  test('with too many rows for a chart is refused in words', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => `m${i},${i}`).join('\n');
    expect((await ask(`month,value\n${rows}`, 'Make a line chart')).written).toBe(
      'These are too many values for one chart; 60 is the most.',
    );
  });
});
