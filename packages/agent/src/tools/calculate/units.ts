import { math } from './math.js';
import { INTO_UNIT, UNIT_PATTERNS } from './patterns.js';

/** How units are written for people. */
const SYMBOLS: Readonly<Record<string, string>> = {
  degC: '°C',
  degF: '°F',
  mile: 'mi',
  foot: 'ft',
  inch: 'in',
  yard: 'yd',
  liter: 'l',
  hour: 'h',
  minute: 'min',
  second: 's',
  day: 'd',
  gallon: 'gal',
};

export function unitSymbol(unit: string): string {
  return unit.replace(/[A-Za-z]+/g, (name) => SYMBOLS[name] ?? name);
}

/**
 * Units after numbers by their mathjs names; a message with one quantity and another unit of the same kind ("how many km are 5 miles?")
 * becomes a conversion.
 */
export function writeUnits(s: string): string {
  const wanted = INTO_UNIT.find(([, into]) => s.search(into) >= 0)?.[0];
  const others = UNIT_PATTERNS.flatMap(([unit, after, alone]) =>
    s
      .replace(after, ' ')
      .match(alone)
      ?.some((name) => name.length > 1)
      ? [unit]
      : [],
  );
  let quantities = 0;
  let from = '';
  for (const [unit, after] of UNIT_PATTERNS) {
    s = s.replace(after, () => {
      quantities++;
      from = unit;
      return ` ${unit} `;
    });
  }
  if (quantities !== 1) return s;
  const to = [wanted, ...others].find((unit) => unit !== undefined && unit !== from && fit(unit, from));
  if (to === undefined) return s;
  const quantity = new RegExp(`-?\\d+(?:\\.\\d+)?\\s+${from.replace('/', '\\/')}`, 'u').exec(s);
  return quantity ? `${quantity[0]} to ${to}` : s;
}

function fit(a: string, b: string): boolean {
  return math.unit(1, a).equalBase(math.unit(1, b));
}
