import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { hi } from './hi.js';
import { id } from './id.js';
import { it } from './it.js';
import { MEDICINES } from './medicines.js';
import { patternOf } from './pattern.js';
import { pt } from './pt.js';
import type { CareWords } from './words.js';

const ALL: readonly CareWords[] = [en, de, es, fr, pt, it, hi, id, ar];
const ofAll = (key: keyof CareWords) => patternOf(ALL.map((words) => words[key]));

/** Words of all languages together: they hardly collide, and the language of a few words in distress is often guessed wrong. */
export const CARE_PATTERNS = {
  emergency: ofAll('emergency'),
  selfHarm: ofAll('selfHarm'),
  health: patternOf([...ALL.map(({ health }) => health), MEDICINES]),
  dose: ofAll('dose'),
  medicine: patternOf([MEDICINES]),
  things: ofAll('things'),
  people: ofAll('people'),
  notMeant: ofAll('notMeant'),
} as const;
