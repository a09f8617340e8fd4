import { describe, expect, test } from '@jest/globals';
import { fitting } from './expected.js';
import { findAnswer } from './find.js';
import { readAnswer } from './read.js';
import { sameValue } from './value.js';
import type { Value } from './value.js';

const read = (text: string, language = 'en', task = '') => readAnswer(text, { language, task });

describe('the result of a draft', () => {
  test.each([
    ['6 × 7 = 42\nAnswer: 42', '42'],
    ['So it is clear.\n**Final answer:** 42 euros.', '42 euros'],
    ['Antwort: Dienstag', 'Dienstag'],
    ['उत्तर: 40', '40'],
    ['Thus \\(\\boxed{23 \\text{ minutes}}\\)', '23 minutes'],
    ['First.\nTherefore, there are 24 marbles left.', 'Therefore, there are 24 marbles left.'],
    ['3 + 4 = 7', '7'],
    ['Answer:\n12', '12'],
    ['Answer: 5\nWait, no.\nAnswer: 6', '6'],
  ])('%j', (text, answer) => expect(findAnswer(text)?.replace(/\.$/u, '')).toBe(answer.replace(/\.$/u, '')));

  test('is nothing when a text only stops', () => {
    expect(findAnswer('…')).toBeUndefined();
    expect(findAnswer('')).toBeUndefined();
    expect(findAnswer('Well, '.repeat(40))).toBeUndefined();
  });
});

describe('a result', () => {
  test.each<[string, string, Value | undefined]>([
    ['1,234.50', 'en', { kind: 'number', value: 1234.5 }],
    ['1.234,50 €', 'de', { kind: 'number', value: 1234.5 }],
    ['-5', 'en', { kind: 'number', value: -5 }],
    ['3/4', 'en', { kind: 'number', value: 0.75 }],
    ['13:15', 'en', { kind: 'time', minutes: 795 }],
    ['1:15 PM', 'en', { kind: 'time', minutes: 795 }],
    ['12:05 am', 'en', { kind: 'time', minutes: 5 }],
    ['Tuesday', 'de', { kind: 'weekday', day: 1 }],
    ['viernes', 'es', { kind: 'weekday', day: 4 }],
    ['14. Mai', 'de', { kind: 'date', month: 5, day: 14 }],
    ['May 14, 2026', 'en', { kind: 'date', year: 2026, month: 5, day: 14 }],
    ['2026-05-14', 'en', { kind: 'date', year: 2026, month: 5, day: 14 }],
    ['Sí', 'es', { kind: 'yes-no', yes: true }],
    ['No, she cannot.', 'en', { kind: 'yes-no', yes: false }],
    ['Clara', 'en', { kind: 'name', name: 'clara' }],
    ['the blue one', 'en', { kind: 'name', name: 'blue one' }],
    ['It depends on a lot of things that we do not know yet', 'en', undefined],
  ])('%j in %s', (text, language, value) => expect(read(text, language)).toEqual(value));

  test('of a sentence is the number that the task does not give', () => {
    expect(read('In 4 years Tom will be 27.', 'en', 'How old is Tom in 4 years?')).toEqual({
      kind: 'number',
      value: 27,
    });
    expect(read('50 − 29 = 21 euros', 'en', 'She pays 50.')).toMatchObject({ value: 21 });
  });

  test('of a choice is its letter', () => {
    const task = 'Which is largest? A) 1/2 B) 2/3 C) 3/5';
    expect(read('B', 'en', task)).toEqual({ kind: 'choice', letter: 'b' });
    expect(read('2/3', 'en', task)).toEqual({ kind: 'choice', letter: 'b' });
    expect(read('(c) 3/5', 'en', task)).toEqual({ kind: 'choice', letter: 'c' });
  });

  test('is the same in other units, other roundings, other words', () => {
    const same = (a: string, b: string, task = '') => sameValue(read(a, 'en', task)!, read(b, 'en', task)!);
    expect(same('2.5 hours', '150 minutes')).toBe(true);
    expect(same('2 hours and 30 minutes', '150 min')).toBe(true);
    expect(same('1.5 km', '1500 m')).toBe(true);
    expect(same('540', '540 km')).toBe(true);
    expect(same('33.33', '33.333')).toBe(true);
    expect(same('33', '34')).toBe(false);
    expect(same('5 kg', '5 g')).toBe(false);
    expect(same('Clara is the shortest of them all.', 'Clara', 'Clara, Bruno. Who is the shortest?')).toBe(true);
    expect(same('12', 'Tuesday')).toBe(false);
  });
});

describe('what a question asks for', () => {
  const values: Record<string, Value> = {
    number: { kind: 'number', value: 3 },
    time: { kind: 'time', minutes: 600 },
    weekday: { kind: 'weekday', day: 1 },
    name: { kind: 'name', name: 'clara' },
  };
  test.each([
    ['Four run a race. Who is second?', 'name'],
    ['Wer ist Zweite?', 'name'],
    ['¿Quién llega primero?', 'name'],
    ['Um wie viel Uhr treffen sie sich?', 'time'],
    ['कितने बजे पहुँचेगी?', 'time'],
    ['Jam berapa selesai?', 'time'],
    ['Em que dia da semana é regada?', 'weekday'],
    ['How many hours does it take?', 'number'],
    ['Quanti anni ha?', 'number'],
    ['كم بقي؟', 'number'],
  ])('%s is a %s', (task, kind) => {
    const found = Object.values(values).map((value) => ({ value }));
    expect(fitting(task, found)).toEqual([{ value: values[kind] }]);
  });

  test('never leaves nothing, and takes all where it does not say', () => {
    const two = [{ value: values['number']! }, { value: values['name']! }];
    expect(fitting('Which is best?', two)).toEqual(two);
    expect(fitting('What time is it?', two)).toEqual(two);
    expect(fitting('How many?', [{ value: { kind: 'number', value: -2 } }, two[0]!])).toEqual([two[0]]);
  });
});
