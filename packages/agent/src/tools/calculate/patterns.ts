import {
  AND,
  BASE_FIRST,
  CUBED,
  CURRENCIES,
  DIVIDE,
  DIVIDE_BY,
  INTO,
  OF,
  OFF,
  ON,
  OPERATOR_WORDS,
  PERCENT,
  SQRT,
  SQUARED,
  SUM,
  TIP,
  UNITS,
} from './words.js';

/** A decimal as the translation writes it. */
const NUMBER = '\\d+(?:\\.\\d+)?';
/** What an operand ends and begins with. */
const AFTER_OPERAND = '(?<=[\\d)%!])';
const BEFORE_OPERAND = '(?=\\s*(?:[\\d(]|sqrt|-\\s*\\d))';
const NO_LETTER_BEFORE = '(?<![\\p{L}\\p{M}])';
const NO_LETTER_AFTER = '(?![\\p{L}\\p{M}])';

const pattern = (source: string) => new RegExp(source, 'giu');
const word = (alternatives: string) => `${NO_LETTER_BEFORE}(?:${alternatives})${NO_LETTER_AFTER}`;
const isWord = (text: string) => /^[\p{L}(]/u.test(text);

/** An operator in words or signs, between two operands; words need spaces around them. */
export const OPERATORS = OPERATOR_WORDS.map(([sign, words]) => {
  const all = words.split('|');
  const spelled = all.filter((w) => isWord(w) && w !== 'x').sort((a, b) => b.length - a.length);
  const signs = all.filter((w) => !isWord(w) || w === 'x');
  const ways = [`\\s+(?:${spelled.join('|')})(?=\\s)`, ...(signs.length > 0 ? [`\\s*(?:${signs.join('|')})`] : [])];
  return [pattern(`${AFTER_OPERAND}(?:${ways.join('|')})${BEFORE_OPERAND}`), ` ${sign} `] as const;
});

/** "the sum of 3 and 4", "add up 3, 4 and 5": only then do "and" and commas add. */
export const SUM_WORD = pattern(word(SUM));
export const AND_BETWEEN = pattern(`${AFTER_OPERAND}(?:\\s+(?:${AND})(?=\\s)|\\s*,(?=\\s))${BEFORE_OPERAND}`);
export const DIVIDE_WORD = pattern(word(DIVIDE));
export const DIVIDE_BETWEEN = pattern(`${AFTER_OPERAND}\\s+(?:${DIVIDE_BY})(?=\\s)${BEFORE_OPERAND}`);

export const PERCENT_SIGN = pattern(`(${NUMBER})\\s*(?:${PERCENT})${NO_LETTER_AFTER}`);
/** "15 % of 80", "8% sales tax on 49.99". */
export const PERCENT_OF = pattern(
  `(${NUMBER}%)\\s*(?:\\p{L}+\\s+){0,3}(?:${OF}|${ON})${NO_LETTER_AFTER}\\s*(?=[\\d(])`,
);
export const PERCENT_OFF = pattern(`(${NUMBER}%)\\s*(?:${OFF})${NO_LETTER_AFTER}\\s*(${NUMBER})`);
export const BASE_THEN_PERCENT = pattern(`(${NUMBER})\\s+(?:${BASE_FIRST})\\s+(${NUMBER}%)`);
export const TIP_WORD = pattern(word(TIP));
export const PERCENT_ON = pattern(`(${NUMBER}%)[^\\d%]*?${NO_LETTER_BEFORE}(?:${ON}|${OF})\\s*(${NUMBER})(?!%)`);
export const ON_PERCENT = pattern(`(?<![\\d.])(${NUMBER})(?!%|[\\d.])[^\\d%]*?(${NUMBER}%)`);

export const ROOT = pattern(`${NO_LETTER_BEFORE}(?:${SQRT})\\s*(?:(?<n>${NUMBER})|(?=\\())`);
export const SQUARE = pattern(`${AFTER_OPERAND}\\s*(?:${SQUARED})${NO_LETTER_AFTER}`);
export const CUBE = pattern(`${AFTER_OPERAND}\\s*(?:${CUBED})${NO_LETTER_AFTER}`);

/** [ISO 4217 code, the currency beside a number, the currency as the wanted one]. */
export const CURRENCY_PATTERNS = CURRENCIES.map(([code, names]) => {
  const name = `(?:${names})${NO_LETTER_AFTER}`;
  return [
    code,
    pattern(`(?<=\\d\\s*)${name}|${NO_LETTER_BEFORE}(?:${names})\\s*(?=\\d)`),
    pattern(`${NO_LETTER_BEFORE}(?:${INTO})\\s+${name}`),
  ] as const;
});

/** [mathjs unit, the unit after a number, the unit as a word of its own]. */
export const UNIT_PATTERNS = UNITS.map(
  ([unit, names]) => [unit, pattern(`(?<=\\d\\s*)(?:${names})${NO_LETTER_AFTER}(?!/)`), pattern(word(names))] as const,
);
export const INTO_UNIT = UNITS.map(
  ([unit, names]) => [unit, pattern(`${NO_LETTER_BEFORE}(?:${INTO})\\s+(?:${names})${NO_LETTER_AFTER}`)] as const,
);
