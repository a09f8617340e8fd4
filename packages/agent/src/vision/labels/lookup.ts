import { baseLanguage } from '../../language/languages.js';
import type { Language } from '../../language/languages.js';
import { groupWords } from './groups.js';
import { labelsIn } from './index.js';
import { wordKey } from './key.js';

/** Something a message names that the detector knows. */
export interface Named {
  /** Classes that it may be: one for "dog", several for "animals". */
  readonly kinds: readonly number[];
  /** As the message has it. */
  readonly word: string;
  /** UTF-16 offset in the message. */
  readonly at: number;
}

interface Entry {
  readonly words: readonly string[];
  readonly kinds: readonly number[];
}

const indexes = new Map<Language, ReadonlyMap<string, readonly Entry[]>>();

/**
 * The known things that a message names, in its order, each class once; longer names first ("hot dog" is no dog). In the person's language,
 * in English where that finds nothing: pictures are talked about in English words everywhere.
 */
export function namedThings(text: string, language: string): readonly Named[] {
  const own = baseLanguage(language);
  const found = lookUp(text, own);
  return found.length > 0 || own === 'en' ? found : lookUp(text, 'en');
}

function lookUp(text: string, language: Language): Named[] {
  const index = indexOf(language);
  const words = wordsOf(text, language);
  const found: Named[] = [];
  for (let i = 0; i < words.length; i++) {
    const entry = index
      .get(words[i]!.key)
      ?.find(({ words: wanted }) => wanted.every((w, j) => words[i + j]?.key === w));
    if (!entry) continue;
    const last = words[i + entry.words.length - 1]!;
    const at = words[i]!.at;
    found.push({ kinds: entry.kinds, word: text.slice(at, last.at + last.length), at });
    i += entry.words.length - 1;
  }
  return found.filter((one, i) => found.findIndex((other) => String(other.kinds) === String(one.kinds)) === i);
}

/** First word → names that begin with it, longest first. */
function indexOf(language: Language): ReadonlyMap<string, readonly Entry[]> {
  const known = indexes.get(language);
  if (known) return known;
  const index = new Map<string, Entry[]>();
  const add = (name: string, kinds: readonly number[]) => {
    const words = wordsOf(name, language).map(({ key }) => key);
    const entries = index.get(words[0]!) ?? [];
    // The first class that claims a word keeps it.
    if (!entries.some((entry) => entry.words.join(' ') === words.join(' '))) entries.push({ words, kinds });
    index.set(
      words[0]!,
      entries.sort((a, b) => b.words.length - a.words.length),
    );
  };
  for (const [kind, { one, many, also }] of labelsIn(language).entries())
    for (const name of [one, many, ...also]) add(name, [kind]);
  for (const { word, kinds } of groupWords(language)) add(word, kinds);
  indexes.set(language, index);
  return index;
}

function wordsOf(text: string, language: Language): { key: string; at: number; length: number }[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    key: wordKey(match[0], language),
    at: match.index,
    length: match[0].length,
  }));
}
