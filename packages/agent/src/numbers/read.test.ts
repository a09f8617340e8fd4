import { describe, expect, test } from '@jest/globals';
import { canonical, findNumbers, readNumber } from './read.js';

describe('numbers as people write them', () => {
  test.each([
    ['1.234,50', 'de', '1234.50'],
    ['1,234.50', 'en', '1234.50'],
    ['1.234,50', 'en', '1234.50'],
    ['1,234.50', 'de', '1234.50'],
    ['1.234', 'de', '1234'],
    ['1.234', 'en', '1.234'],
    ['1,234', 'en', '1234'],
    ['1,234', 'de', '1.234'],
    ['1,5', 'en', '1.5'],
    ['1.5', 'de', '1.5'],
    ['0.125', 'de', '0.125'],
    ['1.234.567', 'de', '1234567'],
    ['1,23,456', 'hi', '123456'],
    ["1'234.50", 'de', '1234.50'],
    ['1\u202f234,5', 'fr', '1234.5'],
    ['١٬٢٣٤٫٥', 'ar', '1234.5'],
    ['१२', 'hi', '12'],
  ])('%s in %s is %s', (written, language, value) => {
    expect(readNumber(written, language)).toBe(value);
  });

  test('are found with their places', () => {
    expect(findNumbers('Von 1.200 bis 3,5.', 'de')).toEqual([
      { value: '1200', start: 4, end: 9 },
      { value: '3.5', start: 14, end: 17 },
    ]);
    expect(findNumbers('1 234 et 56', 'fr').map(({ value }) => value)).toEqual(['1234', '56']);
    expect(findNumbers('1 234', 'en').map(({ value }) => value)).toEqual(['1', '234']);
  });

  test('are compared without idle zeros', () => {
    expect(canonical('007.50')).toBe('7.5');
    expect(canonical('0.0')).toBe('0');
  });
});
