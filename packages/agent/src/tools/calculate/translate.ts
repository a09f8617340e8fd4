import { asciiDigits, findNumbers } from '../../numbers/read.js';
import {
  AND_BETWEEN,
  BASE_THEN_PERCENT,
  CUBE,
  CURRENCY_PATTERNS,
  DIVIDE_BETWEEN,
  DIVIDE_WORD,
  ON_PERCENT,
  OPERATORS,
  PERCENT_OF,
  PERCENT_OFF,
  PERCENT_ON,
  PERCENT_SIGN,
  ROOT,
  SQUARE,
  SUM_WORD,
  TIP_WORD,
} from './patterns.js';
import { Refusal } from './refusal.js';
import { writeUnits } from './units.js';

/** A run of nothing but arithmetic. */
const RUN =
  /(?:\d+(?:\.\d+)?|sqrt|\bto\b|deg[CF]\b|(?:km|cm|mm|mile|yard|foot|inch|m|kg|lb|oz|g|liter|ml|gallon|cup|hour|minute|second|day|week)\b|[+\-*/^()!%]|\s)+/gu;
/** Something to compute: an operator between operands, a function, a percentage of something, a conversion. */
const COMPUTES = /[\d)%!A-Za-z]\s*[+\-*/^]\s*[\d(s-]|sqrt|\d\s*!|\bto\b/u;

/**
 * The arithmetic that a message spells out, as an expression for evaluate(): signs, words ("15 % von 80", "3 fois 4", "5 miles in km"),
 * numbers as its language writes them. Undefined when it does not state one calculation that uses all its numbers.
 * @throws Refusal `currencies` when it mixes or converts currencies.
 */
export function translate(text: string, language: string): string | undefined {
  let s = plainNumbers(text, language);
  s = withoutCurrencies(s);
  s = s.replace(/[−–—]/gu, '-').replace(/(?<=\d)\s*\*\*\s*/gu, '^');
  s = writePercentages(s);
  s = s.replace(SQUARE, '^2').replace(CUBE, '^3');
  s = s.replace(ROOT, (_, n: string | undefined) => (n === undefined ? ' sqrt' : ` sqrt(${n}) `));
  if (s.search(SUM_WORD) >= 0) s = s.replace(AND_BETWEEN, ' + ');
  if (s.search(DIVIDE_WORD) >= 0) s = s.replace(DIVIDE_BETWEEN, ' / ');
  // Twice: the operand between two operators ends one match and begins the next.
  for (let pass = 0; pass < 2; pass++) for (const [words, sign] of OPERATORS) s = s.replace(words, sign);
  s = writeUnits(s);
  return onlyRun(s);
}

/** Currencies beside the numbers of a message, ISO 4217. */
export function currenciesOf(text: string, language: string): readonly string[] {
  const s = plainNumbers(text, language);
  return CURRENCY_PATTERNS.flatMap(([code, beside]) => (s.search(beside) >= 0 ? [code] : []));
}

/** Every number as a plain decimal, everything else in lower case. */
function plainNumbers(text: string, language: string): string {
  const ascii = asciiDigits(text).toLowerCase();
  let plain = '';
  let end = 0;
  for (const number of findNumbers(ascii, language)) {
    plain += ascii.slice(end, number.start) + number.value;
    end = number.end;
  }
  return plain + ascii.slice(end);
}

function withoutCurrencies(s: string): string {
  const found = new Set<string>();
  for (const [code, beside, wanted] of CURRENCY_PATTERNS) {
    if (s.search(wanted) >= 0) found.add(`into ${code}`);
    s = s.replace(beside, () => {
      found.add(code);
      return ' ';
    });
  }
  if (found.size > 1) throw new Refusal('currencies');
  return s;
}

function writePercentages(s: string): string {
  s = s.replace(PERCENT_SIGN, '$1%');
  s = s.replace(PERCENT_OFF, ' $2 - $1 ').replace(BASE_THEN_PERCENT, ' $2 * $1 ').replace(PERCENT_OF, '$1 * ');
  if (s.search(TIP_WORD) < 0 || /%\s*\*/u.test(s)) return s;
  const either = s.search(PERCENT_ON) >= 0 ? s.replace(PERCENT_ON, ' $1 * $2 ') : s.replace(ON_PERCENT, ' $2 * $1 ');
  return either;
}

/** The one run of arithmetic, if it holds every number there is. */
function onlyRun(s: string): string | undefined {
  const numbers = s.match(/\d+(?:\.\d+)?/gu) ?? [];
  if (numbers.length === 0) return undefined;
  const runs = (s.match(RUN) ?? []).filter((run) => /\d/u.test(run));
  const run = runs.length === 1 ? trimmed(runs[0]!) : undefined;
  return run !== undefined && COMPUTES.test(run) ? run : undefined;
}

/** Without operators that lead nowhere ("3 + 4 -") and parentheses that are the sentence's own. */
function trimmed(run: string): string {
  let s = run.replace(/\s+/gu, ' ').trim();
  s = s.replace(/^(?:[+*/^!%)]\s*|to\b\s*)+/u, '').replace(/(?:\s*[+\-*/^(]|\s+to)+$/u, '');
  const open = s.split('(').length - 1;
  const close = s.split(')').length - 1;
  if (open > close) return s.replace(/^\(/u, '').trim();
  if (close > open) return s.replace(/\)$/u, '').trim();
  return s;
}
