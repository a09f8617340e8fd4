import { describe, expect, test } from '@jest/globals';
import { firstWrongSum } from './sums.js';

describe('sums of a chain of reasoning', () => {
  test.each([
    ['12 × 37 = 454 chairs', '444'],
    ['So 24 euros + 24 euros = 46 euros.', '48'],
    ['50 - 48 = 3. So', '2'],
    ['2 + 3 * 4 = 20 ', '14'],
    ['€0.90 × 9 = €9.10 in all', '8.1'],
    ['Right: 3 × 4 = 12. Wrong: 12 × 3 = 39 ', '36'],
  ])('%j is %s', (text, right) => expect(firstWrongSum(text)?.right).toBe(right));

  test.each([
    '3 × 4 = 12 ',
    '45 / 7 = 6 weeks and 3 days',
    '10 / 3 = 3.33 ',
    '2x + 4y = 54 ',
    '2 hens + 4 hares = 54 legs',
    'x + 3 + 4 = 10 ',
    '5 + 2 = 3 + 4 ',
    '1.234,50 + 1 = 1.235,50 ',
    'On 3-4-2025 = Friday',
    '12 × 37 = 4',
    '9 × 0.9 = 8.',
    '(5 + 3) * 2 = 16 ',
    '20 % of 180 = 36 ',
    '3 - 5 = 2 ',
  ])('%j is left alone', (text) => expect(firstWrongSum(text)).toBeUndefined());

  test('the place of the wrong result is told', () => {
    const text = 'First: 12 × 37 = 454 chairs';
    const { start, wrote } = firstWrongSum(text)!;
    expect(text.slice(start, start + wrote.length)).toBe('454');
  });
});
