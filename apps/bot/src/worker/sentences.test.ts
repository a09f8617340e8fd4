import { expect, test } from '@jest/globals';
import { phrasesIn } from '@hearth/agent';
import { sentencesIn } from './sentences.js';

const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt', 'it', 'hi', 'id', 'ar'];

test('every language that the agent speaks without its model has its own sentences', () => {
  for (const name of ['sorry', 'tooSlow', 'thinking', 'stopped'] as const) {
    expect(new Set(LANGUAGES.map((language) => sentencesIn(language)[name])).size).toBe(LANGUAGES.length);
  }
  expect(new Set(LANGUAGES.map((language) => phrasesIn(language as never).noAnswer)).size).toBe(LANGUAGES.length);
  for (const language of LANGUAGES) expect(sentencesIn(language).skipped(7)).toContain('7');
});

test('regions fall back to their language, the unknown to English', () => {
  expect(sentencesIn('pt-BR')).toBe(sentencesIn('pt'));
  expect(sentencesIn('tlh')).toBe(sentencesIn('en'));
  expect(sentencesIn(undefined)).toBe(sentencesIn('en'));
});
