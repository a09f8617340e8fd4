import { describe, expect, test } from '@jest/globals';
import type { Part } from '@hearth/message';
import { MemoryMedia, NOON } from '../testing/context.js';
import type { Tool, Turn } from '../types.js';
import { splitMessage } from './split.js';

const TOOLS: readonly (readonly [RegExp, string])[] = [
  [/time|uhr|hora|heure|ora\b|ore\b|jam|बज|الساعة/iu, 'current_time'],
  [/\d+\s*(?:[+*×%]|mal|por|fois)/iu, 'calculate'],
  [/dice|die\b|coin|sort|würf|dado|dé\b|dadu|पास|नर्द|نرد/iu, 'run_code'],
  [/chart|diagram/iu, 'make_chart'],
  [/black and white|rotate/iu, 'edit_picture'],
];

async function split(parts: readonly Part[] | string, more: Partial<Turn> = {}) {
  const inbox = typeof parts === 'string' ? [{ type: 'text' as const, text: parts }] : parts;
  const turn: Turn = {
    conversation: { channel: 'playground', account: 'a', peer: 'p' },
    inbox: [{ id: 'm', role: 'person', at: NOON, parts: inbox }],
    history: [],
    now: NOON,
    owner: false,
    media: new MemoryMedia(),
    ...more,
  };
  const found = await splitMessage(turn, (text) => {
    const name = TOOLS.find(([words]) => words.test(text))?.[1];
    const calls = name === undefined ? [] : [{ tool: { name } as Tool, text }];
    return Promise.resolve(name === 'edit_picture' ? { calls: [], needPicture: true, next: [] } : { calls, next: [] });
  });
  return found?.map(({ text }) => text);
}

describe('several requests', () => {
  test.each([
    ['Roll a die and tell me what time it is in Rome', ['Roll a die', 'tell me what time it is in Rome']],
    ['What is 17% of 240, then tell me the time in Lima', ['What is 17% of 240', 'tell me the time in Lima']],
    ['Write a poem about the sea and flip a coin', ['Write a poem about the sea', 'flip a coin']],
    [
      'Compare cats with dogs, then tell me what time it is in Oslo',
      ['Compare cats with dogs', 'tell me what time it is in Oslo'],
    ],
    ['what is 3 * 4 and what is 7 * 8?', ['what is 3 * 4', 'what is 7 * 8?']],
    ['Hi there! Roll two dice. What time is it in Lima?', ['Roll two dice.', 'What time is it in Lima?']],
    [
      'tell me the time in Rome, roll a die and calculate 3 * 7',
      ['tell me the time in Rome', 'roll a die', 'calculate 3 * 7'],
    ],
    [
      'Who wrote Faust? What is the capital of Peru? How tall is Everest?',
      ['Who wrote Faust?', 'What is the capital of Peru?', 'How tall is Everest?'],
    ],
    [
      'Würfle zweimal und sag mir, wie viel Uhr es in Rom ist',
      ['Würfle zweimal', 'sag mir, wie viel Uhr es in Rom ist'],
    ],
    ['lanza un dado y dime qué hora es en Lima', ['lanza un dado', 'dime qué hora es en Lima']],
    ["lance un dé et dis-moi l'heure à Rome", ['lance un dé', "dis-moi l'heure à Rome"]],
    [
      'jogue um dado e me diga que horas são em Lima, a hora certa',
      ['jogue um dado', 'me diga que horas são em Lima, a hora certa'],
    ],
    ['lancia un dado e dimmi che ore sono a Oslo', ['lancia un dado', 'dimmi che ore sono a Oslo']],
    ['lempar dadu dan katakan jam berapa di Tokyo', ['lempar dadu', 'katakan jam berapa di Tokyo']],
    ['एक पासा फेंको और बताओ रोम में कितने बजे हैं', ['एक पासा फेंको', 'बताओ रोम में कितने बजे हैं']],
    ['ارم نردا وأخبرني كم الساعة في روما', ['ارم نردا', 'أخبرني كم الساعة في روما']],
    [
      'Please answer:\n1. Who wrote Faust?\n2. What is the capital of Peru?',
      ['Who wrote Faust?', 'What is the capital of Peru?'],
    ],
    ['Who wrote Faust?\nWhat is the capital of Peru?', ['Who wrote Faust?', 'What is the capital of Peru?']],
    ['- explain rainbows\n- roll a die', ['explain rainbows', 'roll a die']],
  ])('%s', async (text, parts) => {
    expect(await split(text)).toEqual(parts);
  });
});

describe('one request', () => {
  test.each([
    'Draw a chart of apples 5 and pears 7',
    'What is love and why do people need it?',
    'Who was Ada Lovelace and what did she do?',
    'Tell me about salt and pepper',
    'Rotate it and make it black and white',
    'Calculate 5 * 7 and tell me the result',
    'I bought bread and milk, what is 3 * 4?',
    'What is 3 * 4? My sister says 13.',
    'Write "roll a die and tell me what time it is" in French',
    'Sort this list:\n- pears\n- apples\n- figs',
    'Make a bar chart:\n1. apples 5\n2. pears 7',
    'Where is Rome? Is it old? Is it big?',
    'Who wrote Faust? Who wrote Hamlet?',
    'tell me a joke and make me laugh',
    'a,b\n1,2\n3,4\nroll a die and tell me what time it is',
    '',
  ])('%s', async (text) => {
    expect(await split(text)).toBeUndefined();
  });

  test('a quoted or forwarded message is what all the words are about', async () => {
    const text = 'Roll a die and tell me what time it is in Rome';
    const said = { id: 'q', role: 'assistant', at: NOON, parts: [{ type: 'text', text: 'x' }] } as const;
    const inbox = (more: object) =>
      [{ id: 'm', role: 'person', at: NOON, parts: [{ type: 'text', text }], ...more }] as Turn['inbox'];
    expect(await split('', { inbox: inbox({ quote: said }) })).toBeUndefined();
    expect(await split('', { inbox: inbox({ forwarded: true }) })).toBeUndefined();
  });
});

describe('pictures', () => {
  const media = new MemoryMedia();
  const picture = (caption?: string): Part => ({
    type: 'image',
    media: media.put(Buffer.from(`${caption}`), 'image/png'),
    ...(caption && { caption }),
  });

  test('with their own words, or many without any, are parts', async () => {
    expect(await split([picture('rotate this'), picture('what does the sign say?')])).toEqual([
      'rotate this',
      'what does the sign say?',
    ]);
    expect(await split([picture(), picture(), picture()])).toEqual(['', '', '']);
  });

  test('that belong together stay together', async () => {
    expect(await split([picture(), picture()])).toBeUndefined();
    expect(await split([picture('before'), picture()])).toBeUndefined();
    expect(await split([picture('which is older?'), picture('or compare the colours')])).toBeUndefined();
    expect(
      await split([picture(), picture(), picture(), { type: 'text', text: 'Which one is best?' }]),
    ).toBeUndefined();
    expect(await split([picture('roll a die and tell me the time')])).toBeUndefined();
  });
});

test.each([
  ['joints', 'roll a die and '.repeat(400)],
  ['commas', 'what , '.repeat(800)],
  ['lines', 'what is it?\n'.repeat(400)],
  ['quotes', '„'.repeat(6000)],
  ['politeness', 'please '.repeat(800)],
])('a message of many %s does not hold the thread', async (_, text) => {
  const began = performance.now();
  await split(text);
  expect(performance.now() - began).toBeLessThan(1000);
});
