import { baseLanguage } from '../../language/languages.js';
import type { Language } from '../../language/languages.js';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { hi } from './hi.js';
import { id } from './id.js';
import { it } from './it.js';
import { pt } from './pt.js';
import type { SightWords } from './words.js';

const WORDS: Readonly<Record<Language, SightWords>> = { en, de, es, fr, pt, it, hi, id, ar };

/** The sentences of sight in a BCP 47 language. */
export function sightWords(language: string): SightWords {
  return WORDS[baseLanguage(language)];
}

/** Things side by side, as that language joins them. */
export function listed(items: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(items);
}
