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
import type { ModeWords } from './words.js';

export type { ModeWords } from './words.js';

export const MODE_WORDS: Readonly<Record<Language, ModeWords>> = { en, de, es, fr, pt, it, hi, id, ar };

/** The words in the language of a BCP 47 tag; English when it is not one of ours. */
export function modeWordsIn(language: string): ModeWords {
  return MODE_WORDS[baseLanguage(language)];
}
