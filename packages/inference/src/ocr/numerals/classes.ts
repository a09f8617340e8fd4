const LATIN = '0123456789';
/** Digits of the scripts whose numbers are read here; the other digits of Persian look like those of Arabic. */
const ARABIC = '٠١٢٣٤٥٦٧٨٩';
const PERSIAN = '۰۱۲۳۴۵۶۷۸۹';
const DEVANAGARI = '०१२३४५६७८९';

/**
 * What a shape on a line of numbers can be, in the order of the network's outputs; the last one is anything else: letters, parts of signs,
 * several at once. Zero looks the same in Devanagari and in Latin.
 */
export const CLASSES: readonly string[] = [...Array.from(`${ARABIC}۴۵۶${DEVANAGARI}${LATIN.slice(1)}٫٬./:-`), ''];
export const OTHER = CLASSES.length - 1;

const SIGNS = '٫٬./:-';

/** One way to write numbers. */
export interface NumberSystem {
  /** Whether a class may stand in it, by class. */
  readonly allowed: readonly boolean[];
  /** Digits by value. */
  readonly digits: readonly string[];
  /** Signs that part whole numbers from fractions, and groups of three digits; in Devanagari they are those of Latin numbers. */
  readonly point: string;
  readonly comma: string;
}

function system(shapes: string, digits: string, point: string, comma: string): NumberSystem {
  const allowed = CLASSES.map((char) => char !== '' && (shapes + SIGNS).includes(char));
  return { allowed, digits: Array.from(digits), point, comma };
}

export const ARABIC_NUMBERS = system(ARABIC, ARABIC, '٫', '٬');
export const PERSIAN_NUMBERS = system('٠١٢٣۴۵۶٧٨٩', PERSIAN, '٫', '٬');
export const DEVANAGARI_NUMBERS = system(DEVANAGARI, DEVANAGARI, '.', ',');

export const LATIN_NUMBERS = system('०' + LATIN.slice(1), LATIN, '.', ',');

const ALL_DIGITS = [ARABIC, PERSIAN, DEVANAGARI, LATIN].map((digits) => Array.from(digits));

/** The value of a digit of any of the scripts, or undefined. */
export function valueOf(char: string): number | undefined {
  for (const digits of ALL_DIGITS) {
    const value = digits.indexOf(char);
    if (value >= 0) return value;
  }
  return undefined;
}
