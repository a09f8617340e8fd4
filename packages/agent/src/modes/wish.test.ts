import { describe, expect, test } from '@jest/globals';
import { LANGUAGES } from '../language/languages.js';
import { asksForOthers, wishIn } from './wish.js';
import { MODE_WORDS } from './words/index.js';

describe('a wish for a mode', () => {
  test.each([
    ['/think How many are left?', 'thinking', 'How many are left?'],
    ['How many are left? /contemplate', 'contemplating', 'How many are left?'],
    ['/instant: 12 apples?', 'instant', '12 apples?'],
    ['Think hard about it: how many are left?', 'thinking', 'how many are left?'],
    ['How many are left? Please think carefully.', 'thinking', 'How many are left?'],
    ['Think very hard. How many?', 'contemplating', 'How many?'],
    ['Wie viele bleiben übrig? Denk gut darüber nach!', 'thinking', 'Wie viele bleiben übrig?'],
    ['Überleg dir gut: Wie viele?', 'thinking', 'Wie viele?'],
    ['Piénsalo bien: ¿cuántos quedan?', 'thinking', '¿cuántos quedan?'],
    ['Réfléchis bien : combien en reste-t-il ?', 'thinking', 'combien en reste-t-il ?'],
    ['Pense bem: quantos sobram?', 'thinking', 'quantos sobram?'],
    ['Pensaci bene: quanti ne restano?', 'thinking', 'quanti ne restano?'],
    ['कितने बचे? अच्छे से सोचो।', 'thinking', 'कितने बचे?'],
    ['Pikirkan baik-baik: berapa sisanya?', 'thinking', 'berapa sisanya?'],
    ['فكّر جيدًا: كم بقي؟', 'thinking', 'كم بقي؟'],
    ['Frag mehrere Agenten: Wie viele?', 'contemplating', 'Wie viele?'],
    ['Réponse rapide', undefined, ''],
    ['Give me a quick answer: how many?', 'instant', 'how many?'],
  ])('%s', (text, mode, rest) => {
    const wish = wishIn(text);
    expect(wish?.mode).toBe(mode);
    if (mode) expect(wish).toMatchObject({ rest, several: false });
  });

  test.each([
    'I used to think hard about it when I was young, but not any more.',
    'My teacher says think carefully and she is right',
    'What do you think?',
    'https://example.org/think about',
    'He contemplates quitting his job.',
    'Ich habe lange darüber nachgedacht.',
    'Er antwortet schnell.',
  ])('is none in: %s', (text) => expect(wishIn(text)).toBeUndefined());

  test('for all modes at once is one for the most thorough', () => {
    expect(wishIn('/instant /think /contemplate How many?')).toEqual({
      mode: 'contemplating',
      several: true,
      rest: 'How many?',
    });
  });

  test('is understood in every language, for every mode, and nowhere slow', () => {
    const long = 'think '.repeat(2000);
    const began = performance.now();
    expect(wishIn(long)).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(200);
    for (const language of LANGUAGES) {
      const { asks, others } = MODE_WORDS[language];
      for (const words of [...Object.values(asks), others]) expect(words.length).toBeGreaterThan(0);
    }
  });
});

test.each([
  'What did the others say?',
  'Was haben die anderen gesagt?',
  '¿Qué dijeron los demás?',
  "Qu'ont dit les autres ?",
  'O que disseram os outros?',
  'Che cosa hanno detto gli altri?',
  'दूसरों ने क्या कहा?',
  'Apa kata yang lain?',
  'ماذا قال الآخرون؟',
])('who was outvoted is asked for by: %s', (text) => expect(asksForOthers(text)).toBe(true));

test('a longer story about others asks for nobody', () => {
  expect(
    asksForOthers('My cousin wrote to all of us yesterday and I do not know what did the others say to her about it.'),
  ).toBe(false);
});
