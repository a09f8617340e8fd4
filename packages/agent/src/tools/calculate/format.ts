import { math } from './math.js';
import type { BigNumber } from './math.js';
import type { Value } from './evaluate.js';
import { unitSymbol } from './units.js';

/** Significant digits up to which a result is written in full. */
const EXACT_DIGITS = 40;
/** Significant digits of a rounded result, of one with a unit, and decimal places of money. */
const ROUNDED_DIGITS = 12;
const UNIT_DIGITS = 8;
const MONEY_PLACES = 2;
/** Powers of ten beyond which the scientific form is easier to read. */
const SCIENTIFIC_ABOVE = 40;
const SCIENTIFIC_BELOW = -9;

/** The wanted unit; the result has it. */
const CONVERSION = /\s+to\s+[A-Za-z/]+$/u;

export interface Written {
  readonly text: string;
  /** False when digits were left out. */
  readonly exact: boolean;
}

/** `currency` ISO 4217; `places` = decimal places to show even where they are zeros. */
export interface ResultStyle {
  readonly currency?: string;
  readonly places?: number;
}

/** A result as people of that language write it. */
export function writeResult(value: Value, language: string, { currency, places = 0 }: ResultStyle = {}): Written {
  if (!math.isBigNumber(value)) {
    const { value: amount, unit } = value.toJSON() as unknown as { value: BigNumber | number; unit: string };
    const { text, exact } = writeNumber(math.bignumber(amount), language, UNIT_DIGITS, UNIT_DIGITS);
    return { text: `${text} ${unitSymbol(unit.replaceAll(' ', ''))}`, exact };
  }
  if (currency === undefined) return writeNumber(value, language, EXACT_DIGITS, ROUNDED_DIGITS, places);
  const money = value.toDecimalPlaces(MONEY_PLACES);
  return {
    text: formatter(language, { style: 'currency', currency }).format(money.toFixed() as `${number}`),
    exact: money.eq(value),
  };
}

/** An expression with the signs and number marks people use. */
export function writeExpression(expression: string, language: string): string {
  return expression
    .replace(CONVERSION, '')
    .replace(/\d+(?:\.\d+)?/gu, (number) => plain(number, language))
    .replace(/\s*\*\s*/gu, ' × ')
    .replace(/\s*\^\s*/gu, '^')
    .replace(/\s*\/\s*(?!hour)/gu, ' ÷ ')
    .replace(/(?<=[\p{L}\d)%!])\s*\+\s*/gu, ' + ')
    .replace(/(?<=[\p{L}\d)%!])\s*-\s*/gu, ' − ')
    .replace(
      /%/gu,
      language.startsWith('de') || language.startsWith('fr') || language.startsWith('es') ? '\u00a0%' : '%',
    )
    .replace(/sqrt\(([^()]*)\)/gu, '√($1)')
    .replace(/(?<=\d\s)[A-Za-z]+\b/gu, unitSymbol)
    .trim();
}

function writeNumber(value: BigNumber, language: string, full: number, rounded: number, places = 0): Written {
  const exact = value.toSignificantDigits(full).eq(value);
  const shown = exact ? value : value.toSignificantDigits(rounded);
  if (!shown.isZero() && (shown.e > SCIENTIFIC_ABOVE || shown.e < SCIENTIFIC_BELOW)) {
    const short = value.toSignificantDigits(rounded);
    const mantissa = short.div(math.bignumber(10).pow(short.e));
    return { text: `${plain(mantissa.toFixed(), language)} × 10^${short.e}`, exact: short.eq(value) };
  }
  return { text: plain(shown.decimalPlaces() < places ? shown.toFixed(places) : shown.toFixed(), language), exact };
}

/** A decimal in the language's marks, with the decimal places it has. */
function plain(decimal: string, language: string): string {
  const places = decimal.split('.')[1]?.length ?? 0;
  return formatter(language, { minimumFractionDigits: places, maximumFractionDigits: Math.min(100, places) }).format(
    decimal as `${number}`,
  );
}

/** Latin digits everywhere: the same that the person can type back. */
function formatter(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat(language, { numberingSystem: 'latn', ...options });
}

/** Two where an amount was written with two, as prices are, and nothing with more; else none. */
export function placesOf(expression: string): number {
  const places = (expression.match(/\d+(?:\.\d+)?/gu) ?? []).map((number) => number.split('.')[1]?.length ?? 0);
  return Math.max(...places) === MONEY_PLACES ? MONEY_PLACES : 0;
}
