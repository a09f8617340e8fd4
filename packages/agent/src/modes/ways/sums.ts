import { asciiDigits, canonical, readNumber } from '../../numbers/read.js';

/** A calculation that a text gets wrong. */
export interface WrongSum {
  readonly expression: string;
  readonly wrote: string;
  readonly right: string;
  /** Where the wrong result begins, UTF-16. */
  readonly start: number;
}

const NUMBER = String.raw`\d+(?:[.,]\d+)*`;
/** A word after a number that says of what it is: "24 euros + 3 euros". One letter is an unknown of an equation. */
const UNIT = String.raw`(?:\s?[$€£]|\s[\p{L}\p{M}]{2,20}(?:\/[\p{L}\p{M}]{1,20})?)`;
const TERM = String.raw`[$€£]?${NUMBER}${UNIT}?`;
const SIGN = String.raw`[-+*×÷/−–]`;
const SUM = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(?<![)\]}^/*+×÷=−-]\s?)(${TERM}(?:\s*${SIGN}\s*${TERM}){1,6})\s*=\s*[$€£]?(${NUMBER})(?=[^\d.,]|[.,]\D)(?!\s*${SIGN}\s*[\d(])`,
  'gu',
);
/** Places to which a result is written out. */
const PLACES = 6;

/** The first plain sum of a text whose result is wrong, rounding allowed. A result at the very end may not be written to its end yet. */
export function firstWrongSum(text: string): WrongSum | undefined {
  for (const match of asciiDigits(text).matchAll(SUM)) {
    const [whole, expression, wrote] = match as unknown as [string, string, string];
    const value = calculate(expression);
    if (value === undefined || agrees(value, wrote, expression)) continue;
    const start = match.index + whole.lastIndexOf(wrote);
    return { expression: expression.trim(), wrote, right: canonical(value.toFixed(PLACES)), start };
  }
  return undefined;
}

/** Sums, products and quotients of plain numbers, products first. */
function calculate(expression: string): number | undefined {
  const numbers = [...expression.matchAll(new RegExp(NUMBER, 'gu'))].map(([written]) =>
    Number(readNumber(written, 'en')),
  );
  const signs = expression.replace(new RegExp(NUMBER + UNIT + '?', 'gu'), ' ').match(new RegExp(SIGN, 'gu')) ?? [];
  if (signs.length !== numbers.length - 1) return undefined;
  // Different things are added in equations ("2 hens + 4 hares = 54"), which are not for calculating.
  const units = new Set(expression.match(new RegExp(`(?<=${NUMBER})${UNIT}`, 'gu'))?.map((unit) => unit.trim()));
  if (units.size > 1 && signs.some((sign) => !/[*×÷/]/u.test(sign))) return undefined;
  const terms = [numbers[0]!];
  for (const [i, sign] of signs.entries()) {
    const number = numbers[i + 1]!;
    if (sign === '+') terms.push(number);
    else if (/[-−–]/u.test(sign)) terms.push(-number);
    else terms.push(terms.pop()! * (/[/÷]/u.test(sign) ? 1 / number : number));
  }
  const value = terms.reduce((a, b) => a + b, 0);
  // A negative result stands after a sign, which the pattern does not read.
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}

function agrees(value: number, wrote: string, expression: string): boolean {
  return ['en', 'de'].some((language) => {
    const reading = readNumber(wrote, language);
    const places = reading.split('.')[1]?.length ?? 0;
    // Whole parts of a quotient are as often meant as the quotient.
    const slack = /[/÷]/u.test(expression) && places === 0 ? 1 : 0.51 * 10 ** -places;
    return Math.abs(Number(reading) - value) < slack;
  });
}
