import { ARABIC_NUMBERS, DEVANAGARI_NUMBERS, PERSIAN_NUMBERS } from '../numerals/classes.js';
import type { NumberSystem } from '../numerals/classes.js';

/** A script that PP-OCRv6 does not know and Tesseract does; of two languages with the same one, each has its own data and digits. */
export interface Script {
  /** Tesseract's language data: its file is `<data>.traineddata.gz`. */
  readonly data: string;
  /** One letter of the script. */
  readonly letter: RegExp;
  /** How numbers are written in the script's own digits, if it has any. */
  readonly numbers?: NumberSystem;
  /** Heights of a line that it is read at, in pixels: short words that are lost at one are found at another. */
  readonly heights: readonly number[];
}

/** Shared: a script's second language is tried only where the first one sees its letters. */
const ARABIC_LETTER = /\p{Script=Arabic}/u;

/** In the order they are tried. Heights: those that read most words of drawn receipts, upright to photographed. */
export const SCRIPTS: readonly Script[] = [
  { data: 'hin', letter: /\p{Script=Devanagari}/u, numbers: DEVANAGARI_NUMBERS, heights: [48, 28] },
  // Kyrgyz has all letters of Russian and reads it without an error; the registry has no data for Russian itself.
  { data: 'kir', letter: /\p{Script=Cyrillic}/u, heights: [48] },
  { data: 'ara', letter: ARABIC_LETTER, numbers: ARABIC_NUMBERS, heights: [36, 32, 28, 24] },
  { data: 'fas', letter: ARABIC_LETTER, numbers: PERSIAN_NUMBERS, heights: [36, 32, 28, 24] },
];

const LETTERS = /\p{L}/gu;
/** Fewer letters of a script than this say nothing. */
const LEAST_LETTERS = 2;

/** Whether a text is in a script: most of its letters are. */
export function isIn({ letter }: Script, text: string): boolean {
  const letters = text.match(LETTERS) ?? [];
  const own = letters.filter((char) => letter.test(char)).length;
  return own >= LEAST_LETTERS && own * 2 > letters.length;
}
