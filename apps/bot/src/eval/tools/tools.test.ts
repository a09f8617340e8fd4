import { describe, expect, test } from '@jest/globals';
import { createTools } from '@hearth/agent';
import { answerFigures, choiceFigures } from './figures.js';
import { isGiven } from './given.js';
import { someOfEach, toolMessages } from './messages.js';

const LANGUAGES = 'ar de en es fr hi id it pt'.split(' ');

describe('messages', () => {
  const held = toolMessages('held-out');
  const development = toolMessages('development');

  test('are many, half without a tool, with pictures, each in one half only', () => {
    expect(held.length + development.length).toBeGreaterThanOrEqual(300);
    const texts = [...held, ...development].map(({ text }) => text.toLowerCase());
    expect(new Set(texts).size).toBe(texts.length);
    for (const language of LANGUAGES) {
      const own = held.filter((message) => message.language === language);
      expect(own.length).toBeGreaterThanOrEqual(20);
      const none = own.filter(({ tool }) => tool === 'none');
      expect(none.length / own.length).toBeCloseTo(0.5, 1);
      expect(none.some(({ picture }) => picture)).toBe(true);
    }
  });

  test('of which only some are taken are still about half without a tool', () => {
    const some = someOfEach(held, 8);
    expect(some).toHaveLength(8 * LANGUAGES.length);
    expect(new Set(some).size).toBe(some.length);
    expect(some.filter(({ tool }) => tool === 'none').length / some.length).toBeCloseTo(0.5, 1);
  });

  test('of the held-out half say what every tool that takes something is to be given', () => {
    const takesNothing = new Set(['none', 'look', 'read_picture']);
    const tools = new Set(createTools().map(({ name }) => name));
    for (const { tool, arguments: given, id } of held) {
      expect([id, given !== undefined]).toEqual([id, !takesNothing.has(tool)]);
      expect(tool === 'none' || tools.has(tool)).toBe(true);
    }
    expect(new Set(held.map(({ tool }) => tool))).toEqual(new Set([...tools, 'none']));
  });
});

test.each<[boolean, Record<string, unknown>, unknown, string]>([
  [true, { do: 'sort', items: ['Ana', 'ben'] }, { do: 'sort', items: ['ana', 'Ben '], down: false }, ''],
  [false, { do: 'sort', items: ['a', 'b'] }, { do: 'sort', items: ['b', 'a'] }, ''],
  [false, { do: 'sort', items: ['a'] }, { do: 'sort', items: ['a', 'b'] }, ''],
  [false, { values: [3] }, null, ''],
  [true, { operations: [{ op: 'rotate', degrees: -90 }] }, { operations: [{ op: 'rotate', degrees: 270 }] }, ''],
  [false, { operations: [{ op: 'rotate', degrees: 90 }] }, { operations: [{ op: 'rotate', degrees: 270 }] }, ''],
  [true, { value: '1234.5' }, { expression: '1000 + 234.5' }, '1.000 + 234,5 = 1.234,5'],
  [false, { value: '1000' }, { expression: '1000 + 234.5' }, '1.000 + 234,5 = 1.234,5'],
  [false, { value: '7' }, null, ''],
])('given: %s for %j and %j', (right, truth, given, result) => {
  expect(isGiven(truth, { name: 'x', arguments: given, result, ms: 1 })).toBe(right);
});

test('figures: a right tool with wrong arguments is a right choice, and numbers from nowhere are counted', () => {
  const message = { text: '', also: [], picture: false, ms: 5 };
  const chosen = [
    { ...message, id: '1', language: 'en', tool: 'calculate', chosen: 'calculate' },
    { ...message, id: '2', language: 'en', tool: 'calculate', chosen: 'none' },
    { ...message, id: '3', language: 'de', tool: 'none', chosen: 'none' },
    { ...message, id: '4', language: 'de', tool: 'none', chosen: 'calculate' },
  ];
  const answers = [
    { language: 'en', tool: 'calculate', given: false, altered: ['7', '8'], reply: '' },
    { language: 'de', tool: 'calculate', given: true, altered: [], reply: '' },
    { language: 'de', tool: 'look', given: undefined, altered: [], reply: '' },
  ];
  const figures = [...choiceFigures(chosen, ''), ...answerFigures(answers)];
  const value = (id: string) => figures.find((one) => one.id === id)?.value;
  expect(value('tools.accuracy')).toBe(0.5);
  expect(value('tools.precision.calculate')).toBe(0.5);
  expect(value('tools.recall.en')).toBe(0.5);
  expect(value('tools.precision.de')).toBe(0);
  expect(value('tools.arguments')).toBe(0.5);
  expect(value('tools.arguments.de')).toBe(1);
  expect(value('tools.numbers-altered')).toBe(2);
});
