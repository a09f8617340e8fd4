import { describe, expect, test } from '@jest/globals';
import { cleanAnswer } from './clean.js';
import { unknownNumbers } from './numbers.js';

describe('numbers of a reply', () => {
  test.each([
    ['It costs 23.50.', ['Total 23,50 €'], []],
    ['Es sind 1.234 Stück.', ['1234'], []],
    ['It is 25.30.', ['Total 23,50 €'], ['25.3']],
    ['1. Milk\n2. Bread', ['a list'], []],
    ['No numbers.', [], []],
    ['٢٥ جنيه', ['25'], []],
  ])('%j from %j', (reply, sources, unknown) => {
    expect(unknownNumbers(reply, sources)).toEqual(unknown);
  });
});

describe('what the model wrote', () => {
  const stopped = (text: string) => cleanAnswer({ text, finish: 'stop' });

  test('is sent without template marks and our tags', () => {
    expect(stopped(' Hello.<|im_end|>')).toBe('Hello.');
    expect(stopped('assistant\nHello.')).toBe('Hello.');
    expect(stopped('<data>\nHello.\n</data>')).toBe('Hello.');
    expect(stopped('👍')).toBe('👍');
  });

  test('ends at a sentence when it ran out of tokens', () => {
    expect(cleanAnswer({ text: 'One thing is sure. Another is', finish: 'length' })).toBe('One thing is sure.');
    expect(cleanAnswer({ text: 'One. Another very long thing that goes on', finish: 'length' })).toMatch(/on…$/);
  });

  test('may repeat short lines and may hold JSON in a sentence', () => {
    expect(stopped('ha\nha\nha\nha\nha')).toBeDefined();
    expect(stopped('Use {"a": 1} here.')).toBeDefined();
  });
});
