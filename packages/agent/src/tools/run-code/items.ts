import { findNumbers } from '../../numbers/read.js';
import { AND, FILLER } from './keywords.js';

/** Things from which on they are a list. */
const LEAST_ITEMS = 2;
const MOST_ITEMS = 2000;
/** Words of one thing; longer ones are sentences. */
const MOST_WORDS = 8;
/** A minus that belongs to the number behind it. */
const SIGNED = /(?:^|[\s,;:([])[-−]$/u;

/** The things a message lists, as written: lines, what stands behind a colon, things between commas, or bare numbers. */
export function findItems(text: string, language: string): readonly string[] | undefined {
  const items = fromLines(text) ?? fromColon(text) ?? numbersAlone(text, language) ?? fromCommas(text);
  return items && items.length >= LEAST_ITEMS && items.length <= MOST_ITEMS ? items : undefined;
}

function fromLines(text: string): readonly string[] | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length < LEAST_ITEMS + 1) return undefined;
  // The request is the line that ends with a colon or a full stop, else the first or the last.
  const request = lines.findIndex((line) => /[:：.?!؟।]$/u.test(line));
  const items = lines
    .filter((_, i) => i !== (request < 0 ? 0 : request))
    .map((line) => line.replace(/^(?:[-*•–]|\d{1,3}[.)])\s+/u, ''));
  return items.every(isItem) ? items : undefined;
}

function fromColon(text: string): readonly string[] | undefined {
  const at = /[:：]\s*(?=\S)/u.exec(text);
  if (!at) return undefined;
  const [behind, before] = [text.slice(at.index + at[0].length), text.slice(0, at.index)];
  const items = split(behind) ?? split(before);
  return items?.every(isItem) ? items : undefined;
}

/** "sort 5 3 9": all that stands there besides the request are numbers. */
function numbersAlone(text: string, language: string): readonly string[] | undefined {
  const numbers = findNumbers(text, language);
  if (numbers.length < LEAST_ITEMS) return undefined;
  const between = numbers.slice(1).map((number, i) => text.slice(numbers[i]!.end, number.start));
  if (!between.every((gap) => /^[\s,;،|]*[-−]?$|^\s*,?\s*\p{L}{1,3}\s+[-−]?$/u.test(gap))) return undefined;
  return numbers.map(
    ({ start, end }) => (SIGNED.test(text.slice(Math.max(0, start - 2), start)) ? '-' : '') + text.slice(start, end),
  );
}

/** "sort banana, apple and cherry alphabetically": the request's words are taken off the ends. */
function fromCommas(text: string): readonly string[] | undefined {
  const items = split(text);
  if (!items) return undefined;
  const bare = items.map((item, i) => (i === 0 || i === items.length - 1 ? item.replace(FILLER, ' ').trim() : item));
  return bare.every(isItem) ? bare : undefined;
}

function split(text: string): string[] | undefined {
  const plain = text.replace(/[.!?؟।]+\s*$/u, '').trim();
  const apart = plain.split(separatorOf(plain)).filter((item) => item.trim() !== '');
  const items = apart.length > 1 ? [...apart.slice(0, -1), ...lastTwo(apart.at(-1)!)] : plain.split(AND);
  if (items.length >= LEAST_ITEMS) return items.map((item) => item.trim()).filter(Boolean);
  const words = plain.split(/\s+/u);
  // Numbers in a row, when nothing else separates them.
  return words.length > LEAST_ITEMS && words.every((word) => /\d/u.test(word)) ? words : undefined;
}

/** What separates the things: a comma inside a number does not where stronger marks do. */
function separatorOf(text: string): RegExp {
  if (/[\n;|،、]/u.test(text)) return /[\n;|،、]/u;
  return /,\s/u.test(text) ? /,\s+/u : /,/u;
}

/** "… and cherry" of the last thing. */
function lastTwo(last: string): string[] {
  return last.replace(new RegExp(`^(?:${AND.source.replace(/\\s\+/gu, '')})\\s+`, 'iu'), '').split(AND);
}

function isItem(text: string): boolean {
  return text !== '' && text.split(/\s+/u).length <= MOST_WORDS && !/[?؟]$/u.test(text);
}
