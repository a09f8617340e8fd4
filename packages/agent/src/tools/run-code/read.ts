import { asciiDigits, findNumbers } from '../../numbers/read.js';
import { readCurve } from './curve/read.js';
import { findItems } from './items.js';
import {
  ALL_STATISTICS,
  COIN,
  COUNT_WORDS,
  DIE,
  DOWN,
  GROUP_AFTER,
  GROUP_BEFORE,
  PICK,
  RANDOM_NUMBER,
  SHUFFLE,
  SORT,
  STATISTICS,
  STATISTIC_WORDS,
  TALLY,
  UNIQUE,
} from './keywords.js';
import type { Statistic } from './keywords.js';
import type { Work } from './schema.js';
import { columnsIn, escapePattern } from '../../tables/columns.js';
import { findTable, numberIn, numbersOf } from '../../tables/table.js';
import type { FoundTable, Table } from '../../tables/table.js';

const USUAL_SIDES = 6;
const USUAL_RANGE = [1, 100] as const;

/** What a message asks for, as far as it says so plainly; undefined when only a program could do it. */
export function readWork(text: string, language: string): Work | undefined {
  const found = findTable(text);
  if (found) return readTableWork(found, language);
  return readChance(text, language) ?? readListWork(text, text, language) ?? readCurve(text);
}

/** The same of a request that means a list or table which stands in an earlier message. */
export function readWorkOn(source: string, request: string, language: string): Work | undefined {
  const found = findTable(source);
  return found ? readTableWork({ ...found, rest: request }, language) : readListWork(request, source, language);
}

/** What is wanted of numbers. */
function statisticsIn(text: string): Statistic[] {
  return ALL_STATISTICS.test(text) ? [...STATISTICS] : STATISTICS.filter((name) => STATISTIC_WORDS[name].test(text));
}

function readListWork(text: string, source: string, language: string): Work | undefined {
  const items = findItems(source, language);
  if (!items) return undefined;
  if (SHUFFLE.test(text)) return { do: 'shuffle', items: [...items] };
  if (UNIQUE.test(text)) return { do: 'unique', items: [...items] };
  if (TALLY.test(text)) return { do: 'tally', items: [...items] };
  const wanted = statisticsIn(text);
  const values = items.map((item) => numberIn(item, language));
  // "Sort from the largest": sorting comes before "largest".
  if (SORT.test(text)) return { do: 'sort', items: [...items], down: DOWN.test(text) };
  if (wanted.length > 0 && values.every((value) => value !== undefined)) return { do: 'statistics', values, wanted };
  return PICK.test(text) ? { do: 'pick', items: [...items] } : undefined;
}

function readChance(text: string, language: string): Work | undefined {
  const plain = asciiDigits(text);
  const numbers = findNumbers(plain, language).filter(({ value }) => /^\d+$/.test(value));
  const values = numbers.map(({ value }) => Number(value));
  if (RANDOM_NUMBER.test(plain)) {
    const [from, to] = values.length >= 2 ? values.slice(-2) : values.length === 1 ? [1, values[0]!] : USUAL_RANGE;
    const count = values.length > 2 ? values[0]! : 1;
    return { do: 'random', from: Math.min(from!, to!), to: Math.max(from!, to!), count };
  }
  if (findItems(plain, language)) return undefined;
  if (COIN.test(plain)) return { do: 'coin', times: Math.max(1, ...values, countWord(plain) ?? 1) };
  if (!DIE.test(plain)) return undefined;
  const upToDice = plain.slice(0, [...plain.matchAll(new RegExp(DIE, 'giu'))].at(-1)!.index);
  const sided =
    /(?<![\p{L}])[dw](\d{1,4})(?!\d)/iu.exec(plain) ??
    /(\d{1,4})[- ](?:sided|seitig|face|car|lad|facc|sisi)/iu.exec(plain);
  const sides = Number(sided?.[1] ?? USUAL_SIDES);
  const others = sided ? values.filter((value) => value !== sides) : values;
  const before = /(\d+)\s*$/u.exec(upToDice);
  const dice = before && !sided ? Number(before[1]) : (countWord(upToDice) ?? 1);
  const times = others.filter((value) => value !== dice || !before).at(-1) ?? 1;
  return { do: 'dice', dice, sides, times };
}

function countWord(text: string): number | undefined {
  return COUNT_WORDS.find(([, word]) => word.test(text))?.[0];
}

/** What is wanted of a table by the words around it. */
export function readTableWork({ table, rest }: FoundTable, language: string): Work | undefined {
  const named = columnsIn(rest, table);
  const wanted = statisticsIn(rest);
  if (SORT.test(rest) && named.length > 0) return { do: 'sort-table', column: named[0]!, down: DOWN.test(rest) };
  const numeric = (name: string) => numbersOf(table, table.columns.indexOf(name), language) !== undefined;
  const by = named.find((name) => isGroup(name, rest));
  const column = named.find((name) => name !== by && numeric(name)) ?? onlyNumeric(table, numeric);
  if (wanted.length === 0 || column === undefined) return undefined;
  // "The largest price": of which row is another question.
  return { do: 'column', column, wanted, ...(by !== undefined && by !== column && { by }) };
}

/** "per city", "for each city". */
function isGroup(column: string, text: string): boolean {
  const name = escapePattern(column);
  return new RegExp(
    `(?<!\\p{L})(?:${GROUP_BEFORE})\\s+(?:\\p{L}{1,4}\\s+)?${name}|${name}\\p{L}*\\s+(?:${GROUP_AFTER})`,
    'iu',
  ).test(text);
}

function onlyNumeric({ columns }: Table, numeric: (name: string) => boolean): string | undefined {
  const all = columns.filter(numeric);
  return all.length === 1 ? all[0] : undefined;
}
