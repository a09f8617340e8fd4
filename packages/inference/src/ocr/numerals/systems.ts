/** What the reader of numbers tells apart, in the order of its classes after the blank; `#` is a run of letters. */
export const ALPHABET = '0123456789٠١٢٣٤٥٦٧٨٩۴۵۶०१२३४५६७८९.,٫٬/-:%₹$€£¥# ';
/** Stands for letters. */
export const LETTERS = '#';

const SIGNS = './-:% ';
const COMMAS = ',٫٬';
const WESTERN_DIGITS = '0123456789';
const ARABIC_DIGITS = '٠١٢٣٤٥٦٧٨٩';
const PERSIAN_DIGITS = '٠١٢٣۴۵۶٧٨٩';
const DEVANAGARI_DIGITS = '०१२३४५६७८९';

/** One way to write numbers: for each character that may stand in them, the ones that look or count the same; how they are written in it. */
export interface NumberSystem {
  readonly characters: ReadonlyMap<string, string>;
  readonly written: (text: string) => string;
}

function system(digits: string, others: string, written: NumberSystem['written'] = (text) => text): NumberSystem {
  const twins = [WESTERN_DIGITS, ARABIC_DIGITS, PERSIAN_DIGITS, DEVANAGARI_DIGITS].map((all) => Array.from(all));
  const characters = new Map(Array.from(SIGNS + LETTERS + others, (char) => [char, char] as const));
  characters.set(',', COMMAS);
  for (const [value, digit] of Array.from(digits).entries())
    characters.set(digit, twins.map((all) => all[value]).join(''));
  return { characters, written };
}

/** Persian has three digits of its own; the others look like Arabic ones, and are other characters all the same. */
const persian = (text: string) =>
  text.replaceAll(/[٠-٩]/gu, (digit) => String.fromCodePoint(digit.codePointAt(0)! - 0x660 + 0x6f0));

/** Of the two commas of Arabic numbers, which many fonts draw alike: before three digits they group, else they part the decimals. */
const commas = (text: string) =>
  text.replaceAll(/,(?=\p{Nd}{3}(?!\p{Nd}))/gu, '٬').replaceAll(/(?<=\p{Nd}),(?=\p{Nd})/gu, '٫');

export const WESTERN = system(WESTERN_DIGITS, '₹$€£¥');
export const ARABIC = system(ARABIC_DIGITS, '', commas);
export const PERSIAN = system(PERSIAN_DIGITS, '', (text) => commas(persian(text)));
export const DEVANAGARI = system(DEVANAGARI_DIGITS, '₹');
