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
import type { Label } from './label.js';
import { pt } from './pt.js';

const LABELS: Readonly<Record<Language, readonly Label[]>> = { en, de, es, fr, pt, it, hi, id, ar };

/** The labels of a BCP 47 language, by class. */
export function labelsIn(language: string): readonly Label[] {
  return LABELS[baseLanguage(language)];
}

/** The word for a class: `cup`, `cups`. */
export function labelOf(kind: number, language: string, count = 1): string {
  const label = labelsIn(language)[kind]!;
  return count === 1 ? label.one : label.many;
}

/** `1 cup`, `3 people`. Arabic nouns change with the number in ways a table does not hold: the number follows in brackets there. */
export function counted(kind: number, count: number, language: string): string {
  const label = labelOf(kind, language, count);
  return baseLanguage(language) === 'ar' ? `${label} (${count})` : `${count} ${label}`;
}
