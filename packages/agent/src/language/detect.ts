import { LANGUAGES } from './languages.js';
import type { Language } from './languages.js';
import { COMMON_WORDS, TELLTALE_LETTERS } from './words.js';
import type { LatinLanguage } from './words.js';

/** Characters looked at: a language shows early, and a very long text must not cost. */
const WINDOW = 2000;
/** Share of letters that must be of a script for it to decide. */
const SCRIPT_SHARE = 0.3;
const LATIN = LANGUAGES.filter((language): language is LatinLanguage => language !== 'hi' && language !== 'ar');

/** word → languages in which it is common. */
const WORD_LANGUAGES = new Map<string, Set<LatinLanguage>>();
for (const language of LATIN) {
  for (const word of COMMON_WORDS[language].split(/\s+/)) {
    const known = WORD_LANGUAGES.get(word) ?? new Set();
    WORD_LANGUAGES.set(word, known.add(language));
  }
}

/** The language of a text, of {@link LANGUAGES}; undefined when nothing in it tells (numbers, emoji, a name). */
export function detectLanguage(text: string): Language | undefined {
  const sample = text
    .slice(0, WINDOW)
    .replace(/https?:\/\/\S+/gu, ' ')
    .toLowerCase();
  const letters = count(sample, /\p{L}/gu);
  if (letters === 0) return undefined;
  if (count(sample, /\p{Script=Devanagari}/gu) > letters * SCRIPT_SHARE) return 'hi';
  if (count(sample, /\p{Script=Arabic}/gu) > letters * SCRIPT_SHARE) return 'ar';
  return bestLatin(sample);
}

function bestLatin(sample: string): LatinLanguage | undefined {
  const scores = new Map<LatinLanguage, number>(LATIN.map((language) => [language, 0]));
  const add = (language: LatinLanguage, value: number) => scores.set(language, (scores.get(language) ?? 0) + value);
  for (const word of sample.match(/[\p{L}]+(?:['’-]\p{L}+)*/gu) ?? []) {
    const known = WORD_LANGUAGES.get(word.replace('’', "'"));
    // A word of one language counts in full, one that many share hardly at all.
    for (const language of known ?? []) add(language, 1 / known!.size ** 1.5);
  }
  for (const [letters, language, weight] of TELLTALE_LETTERS) if (letters.test(sample)) add(language, weight);
  const [first, second] = [...scores].sort((a, b) => b[1] - a[1]);
  if (!first || first[1] === 0 || first[1] === second?.[1]) return undefined;
  return first[0];
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
