import { describe, expect, test } from '@jest/globals';
import { LANGUAGES } from '../../language/languages.js';
import { counted, labelOf, labelsIn } from './index.js';
import { KINDS } from './label.js';
import { namedThings } from './lookup.js';

const kinds = (text: string, language: string) => namedThings(text, language).map((thing) => thing.kinds);

describe('labels', () => {
  test.each(LANGUAGES)('%s: every class by its own names', (language) => {
    expect(labelsIn(language)).toHaveLength(KINDS);
    const lost = labelsIn(language).flatMap(({ one, many }, kind) =>
      [one, many].filter((name) => kinds(name, language)[0]?.[0] !== kind),
    );
    expect(lost).toEqual([]);
  });

  test.each([
    ['How many people and dogs?', 'en', [[0], [16]]],
    ['two hot dogs', 'en', [[52]]],
    ['Leute', 'de', [[0]]],
    ['gente', 'es', [[0]]],
    ['la télé et le CHAT', 'fr', [[62], [15]]],
    ['cafe sin telefono', 'es', [[67]]],
    ['kucingnya', 'id', [[15]]],
    ['والكلب والقطة', 'ar', [[16], [15]]],
    ['कितने कुत्तों', 'hi', [[16]]],
    ['wo ist the cup', 'de', [[41]]],
    ['stethoscope', 'en', []],
  ])('%s (%s)', (text, language, expected) => {
    expect(kinds(text, language)).toEqual(expected);
  });

  test('numbers with nouns', () => {
    expect([counted(0, 1, 'en'), counted(0, 3, 'en'), counted(0, 3, 'de'), counted(0, 3, 'ar')]).toEqual([
      '1 person',
      '3 people',
      '3 Personen',
      'أشخاص (3)',
    ]);
    expect(labelOf(41, 'pt-BR')).toBe('xícara');
  });
});
