import { asciiDigits, findNumbers } from '../../numbers/read.js';
import { AS_CHART, REQUEST, TYPE_WORDS } from './keywords.js';
import { MOST_TITLE, MOST_VALUES } from './schema.js';
import type { ChartArgs, ChartType } from './schema.js';
import { AND } from '../../language/patterns.js';

const TITLE =
  /(?:titled?|title|titel|überschrift|título|titulo|titre|titolo|judul|शीर्षक|عنوان|بعنوان|called|named)?\s*[:=]?\s*["“„«]\s*([^"”“»]+?)\s*["”“»]/iu;
const UNIT = /^\s*(?<unit>€|\$|£|₹|%|°C|°F|kg|g|km|cm|mm|m|l|ml|h|min|kWh|MB|GB)(?![\p{L}\p{M}])/u;
const CURRENCY_BEFORE = /([€$£₹])\s*-?$/u;
/** Letters a label may have before it is more likely a sentence. */
const LABEL_CHARS = 40;
/** Pairs from which on a text is a table. */
const LEAST_PAIRS = 2;
/** Numbers without names from which on they are a row. */
const LEAST_BARE = 3;

interface Pair {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
}

/** The chart that a message spells out as "label number, label number, …"; undefined when it does not. */
export function readChart(text: string, language: string): ChartArgs | undefined {
  const titled = TITLE.exec(text);
  const data = asciiDigits(titled ? text.replace(titled[0], ' ') : text);
  const pairs = readPairs(data, language);
  if (!pairs || pairs.length < LEAST_PAIRS || pairs.length > MOST_VALUES) return undefined;
  const type = chartType(text);
  const units = new Set(pairs.map((pair) => pair.unit));
  const [unit] = units;
  return {
    type,
    ...(titled?.[1] && { title: titled[1].slice(0, MOST_TITLE) }),
    labels: pairs.map((pair) => pair.label),
    values: pairs.map((pair) => pair.value),
    ...(units.size === 1 && unit && { unit }),
  };
}

export function chartType(text: string): ChartType {
  return TYPE_WORDS.find(([, words]) => words.test(text))?.[0] ?? 'bar';
}

function readPairs(text: string, language: string): Pair[] | undefined {
  const chunks = text
    .split(/\n|;|,(?!\d)|،|\|/u)
    .flatMap((chunk, i, all) => (i >= all.length - 2 ? chunk.split(AND) : [chunk]))
    .map((chunk) => chunk.trim())
    .filter((chunk) => /\d/u.test(chunk));
  const pairs =
    chunks.length === 1 ? alternating(chunks[0]!, language) : chunks.map((chunk) => readPair(chunk, language));
  if (!pairs.every((pair) => pair !== undefined)) return undefined;
  const named = pairs.filter((pair) => pair.label !== '').length;
  // A bare row of numbers is counted through; half a table is none.
  if (named === 0)
    return pairs.length < LEAST_BARE ? undefined : pairs.map((pair, i) => ({ ...pair, label: String(i + 1) }));
  return named === pairs.length ? pairs : undefined;
}

/** "apples: 5 kg", "Jan 10 €", "5 apples", "2024: 3". */
function readPair(chunk: string, language: string): Pair | undefined {
  const numbers = findNumbers(chunk, language);
  const last = numbers.at(-1);
  if (!last) return undefined;
  const before = chunk.slice(0, last.start);
  const after = chunk.slice(last.end);
  const unit = UNIT.exec(after)?.groups?.unit ?? CURRENCY_BEFORE.exec(before)?.[1] ?? '';
  const rest = after
    .replace(UNIT, '')
    .replace(AS_CHART, '')
    .replace(/[.!?।؟\s]+$/u, '')
    .trim();
  const sign = /(?:^|[\s:=€$£₹])[-−]\s*$/u.test(before) ? -1 : 1;
  const value = sign * Number(last.value);
  const said = labelOf(before.replace(/[€$£₹]\s*$/u, '').replace(/[-−]\s*$/u, ''));
  // "plot these numbers as a line: 3": a sentence before a colon is the request.
  const lead = /:\s*$/u.test(before) && isRequest(said) ? '' : said;
  if (lead !== '' && rest === '') return isLabel(lead) ? { label: lead, value, unit } : undefined;
  if (lead === '' && rest !== '' && numbers.length === 1)
    return isLabel(rest) ? { label: rest, value, unit } : undefined;
  return lead === '' && rest === '' ? { label: '', value, unit } : undefined;
}

/** "Jan 10 Feb 20 Mar 15", without anything between the pairs. */
function alternating(chunk: string, language: string): (Pair | undefined)[] {
  const numbers = findNumbers(chunk, language);
  let start = 0;
  return numbers.map((number) => {
    const pair = readPair(chunk.slice(start, number.end), language);
    start = number.end;
    return pair;
  });
}

/** The words before a number without the request in front of them and the marks behind them. */
function labelOf(before: string): string {
  const own = before.includes(':') ? before.replace(/^.*:\s*(?=\S)/u, '') : before;
  return own
    .replace(REQUEST, '')
    .replace(/[\s:=→–-]+$/u, '')
    .replace(/^[\s\-*•–]+/u, '')
    .trim();
}

function isLabel(text: string): boolean {
  return text.length <= LABEL_CHARS && text.split(/\s+/).length <= 4;
}

function isRequest(text: string): boolean {
  return !isLabel(text) || (text.split(/\s+/).length > 2 && TYPE_WORDS.some(([, words]) => words.test(text)));
}
