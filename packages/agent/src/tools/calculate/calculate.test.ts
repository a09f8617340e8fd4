import { describe, expect, test } from '@jest/globals';
import { toolContext } from '../../testing/context.js';
import { ToolError } from '../../types.js';
import { evaluate } from './evaluate.js';
import { calculate } from './index.js';

/** What the person gets for a message that states its calculation plainly. */
async function say(text: string, language: string): Promise<string | undefined> {
  const context = toolContext(text, language);
  const args = await calculate.read!(context);
  return args && (await calculate.run(args, context)).say.replaceAll(/[\u00a0\u202f]/g, ' ');
}

describe('a message that states its calculation', () => {
  test.each([
    ['12*(3+4)', 'en', '12 × (3 + 4) = 84'],
    ["What's 1,234.50 + 17?", 'en', '1,234.50 + 17 = 1,251.50'],
    ['Was ist 1.234,50 mal 3?', 'de', '1.234,50 × 3 = 3.703,50'],
    ['15 % von 80', 'de', '15 % × 80 = 12'],
    ['Wie viel sind 19 Prozent von 250?', 'de', '19 % × 250 = 47,5'],
    ['what is 0.1 + 0.2', 'en', '0.1 + 0.2 = 0.3'],
    ['Combien font 15 % de 80 ?', 'fr', '15 % × 80 = 12'],
    ['Combien font 1 234,5 fois 2 ?', 'fr', '1 234,5 × 2 = 2 469'],
    ['¿Cuánto es 144 dividido entre 12?', 'es', '144 ÷ 12 = 12'],
    ['¿Cuánto es el 21 % de 1.250,00?', 'es', '21 % × 1250,00 = 262,50'],
    ['Quanto é 7 vezes 8?', 'pt', '7 × 8 = 56'],
    ['Quanto fa 100 diviso 8?', 'it', '100 ÷ 8 = 12,5'],
    ['Berapa 12 dikali 12?', 'id', '12 × 12 = 144'],
    ['80 का 15 प्रतिशत', 'hi', '15% × 80 = 12'],
    ['كم ٢٥ ضرب ٤؟', 'ar', '25 × 4 = 100'],
    ['80 + 15%', 'en', '80 + 15% = 92'],
    ['20% off 50', 'en', '50 − 20% = 40'],
    ["what's a 18% tip on 54.20?", 'en', '18% × 54.20 = 9.756'],
    ['10 % Trinkgeld auf 45 €', 'de', '10 % × 45 = 4,50 €'],
    ['tip on $80 at 15%', 'en', '15% × 80 = $12.00'],
    ['12,50 € + 3 €', 'de', '12,50 + 3 = 15,50 €'],
    ['square root of 144', 'en', '√(144) = 12'],
    ['Wurzel aus 2', 'de', '√(2) ≈ 1,41421356237'],
    ['3 hoch 4', 'de', '3^4 = 81'],
    ['5 miles in km', 'en', '5 mi = 8.04672 km'],
    ['How many km are 5 miles?', 'en', '5 mi = 8.04672 km'],
    ['Wie viel Grad Celsius sind 72 Fahrenheit?', 'de', '72 °F ≈ 22,222222 °C'],
    ['10 kg + 500 g', 'en', '10 kg + 500 g = 10.5 kg'],
    ['1/3', 'en', '1 ÷ 3 ≈ 0.333333333333'],
    ['2 + 3 * 4 - 5', 'en', '2 + 3 × 4 − 5 = 9'],
    ['How much is 8% sales tax on 49.99?', 'en', '8% × 49.99 = 3.9992'],
    ['split 86.40 between 4 people', 'en', '86.40 ÷ 4 = 21.60'],
    ['Divise 250 par 8', 'fr', '250 ÷ 8 = 31,25'],
    ['250 को 8 से भाग दो', 'hi', '250 ÷ 8 = 31.25'],
    ['can you add up 12.40, 7.99 and 103', 'en', '12.40 + 7.99 + 103 = 123.39'],
    ['the sum of 3 and 4', 'en', '3 + 4 = 7'],
    [
      '999999999999999999 * 999999999999999999',
      'en',
      '999,999,999,999,999,999 × 999,999,999,999,999,999 = 999,999,999,999,999,998,000,000,000,000,000,001',
    ],
  ])('%s (%s)', async (text, language, expected) => {
    expect(await say(text, language)).toBe(expected);
  });

  test.each([
    ['I have 3 cats and 2 dogs', 'en'],
    ['My train leaves at 8', 'en'],
    ['If I buy 3 packs of 12, how many?', 'en'],
    ['pick a number between 3 and 4', 'en'],
    ['see page 3 + the 20 others 5', 'en'],
  ])('%s is left to the model', async (text, language) => {
    expect(await say(text, language)).toBeUndefined();
  });
});

describe('what cannot be computed', () => {
  test.each([
    ['5/0', 'en', 'divides by zero'],
    ['9^9^9^9', 'en', 'too large'],
    ['2000!', 'en', 'too large'],
    ['Wurzel aus (-4)', 'de', 'reellen'],
    ['5 kg + 3 km', 'de', 'Einheiten'],
    ['50 euros in dollars', 'en', 'exchange rates'],
  ])('%s is refused clearly', async (text, language, reason) => {
    await expect(say(text, language)).rejects.toThrow(reason);
    await expect(say(text, language)).rejects.toBeInstanceOf(ToolError);
  });

  test.each([
    'import("fs")',
    'f(x)=x',
    'a=1',
    '[1,2,3]',
    '"a"',
    'createUnit("foo")',
    'evaluate("1+1")',
    '1;2',
    'constructor',
    'sqrt.constructor',
    'toString(1)',
    '1:100000000',
    'x^2',
    '1 == 1',
  ])('the expression %s is not arithmetic', (expression) => {
    expect(() => evaluate(expression)).toThrow('not-arithmetic');
  });

  test('a long or a huge expression ends quickly', () => {
    const began = performance.now();
    expect(() => evaluate('1+'.repeat(400) + '1')).toThrow('too-long');
    expect(() => evaluate('(((9^999)^999)^999)')).toThrow('too-large');
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe("a model's expression", () => {
  test('is taken when its numbers are those of the message', async () => {
    const context = toolContext('3 packs of 12 bottles, 1.50 each: what do I pay?', 'en');
    expect(await calculate.repair!({ expression: '3 * 12 * 1.5' }, context)).toEqual({ expression: '3 * 12 * 1.5' });
  });

  test('is refused when it invents a number', async () => {
    const context = toolContext('3 packs of 12 bottles: what do I pay?', 'en');
    await expect(async () => calculate.repair!({ expression: '3 * 12 * 4.99' }, context)).rejects.toThrow(ToolError);
  });

  test('may copy how the person writes numbers', async () => {
    const context = toolContext('Ich zahle dreimal 1.234,50', 'de');
    expect(await calculate.repair!({ expression: '1.234,50 * 2' }, context)).toEqual({ expression: '1234.50 * 2' });
  });
});
