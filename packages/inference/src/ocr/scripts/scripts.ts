/** A script that PP-OCRv6 does not know and Tesseract does. */
export interface Script {
  /** Tesseract's language data: its file is `<data>.traineddata.gz`. */
  readonly data: string;
  /** One letter of the script. */
  readonly letter: RegExp;
  /** Data that reads numbers in the script's own digits best. */
  readonly numberData?: string;
}

/** In the order they are tried. */
export const SCRIPTS: readonly Script[] = [
  { data: 'hin', letter: /\p{Script=Devanagari}/u, numberData: 'mar' },
  // Kyrgyz has all letters of Russian and reads it without an error; the registry has no data for Russian itself.
  { data: 'kir', letter: /\p{Script=Cyrillic}/u },
  { data: 'ara', letter: /\p{Script=Arabic}/u },
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

/** Whether a text is a number in a script's digits: it has one of them, and no letters. */
export function isNumberIn({ letter }: Script, text: string): boolean {
  const digits = text.match(/\p{Nd}/gu) ?? [];
  return digits.some((digit) => letter.test(digit)) && !/\p{L}/u.test(text);
}
