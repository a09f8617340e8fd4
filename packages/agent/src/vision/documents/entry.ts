import { asciiDigits } from '../../numbers/read.js';
import { wordKey } from '../labels/key.js';
import { amountsIn, isMoney } from './amounts.js';
import { asksSeveral, keysIn, namesIn, wantedFrom } from './asked.js';
import type { Wanted } from './asked.js';
import { belowOf, besideOf } from './layout.js';
import type { Piece } from './layout.js';
import { dateIn, phoneIn, timeIn } from './patterns.js';

/** A line of a document: its name for something, and what stands there. */
export interface Entry {
  readonly name: string;
  readonly value: string;
}

/** Letters of a question that a name must share with it at least. */
const LEAST_LETTERS = 3;
/** Share of a name's letters that the question must have where any value would do: a word in common is no name. */
const LEAST_SHARE = 0.6;
/** Words are forms of one when they begin alike for so many letters, and for this share of the longer one. */
const SAME_BEGIN = 4;
const SAME_SHARE = 0.7;
const DIGIT = /\p{Nd}/u;
/** What a name ends with. */
const NAME_END = /^[\s:.…·#№°º=–-]+/u;

interface Match {
  readonly entry: Entry;
  /** Words of the name that the question has. */
  readonly keys: readonly string[];
  /** Letters that name and question share, and their share of those of all that stands in the name's place. */
  readonly letters: number;
  readonly share: number;
}

/** Things of one question that are looked up. */
const MOST_ENTRIES = 6;

/**
 * What a document says at the things that a question names as the document does: the price of a dish, the value of a field, the hours of a
 * day. Several only when the question joins them; none when nothing of the kind that is asked for stands there.
 */
export function entriesFor(question: string, pieces: readonly Piece[], language: string): readonly Entry[] {
  const wanted = wantedFrom(question);
  if (!wanted) return [];
  // Little words belong to a name when all of it is asked for: "detour via".
  const all = keysIn(question, language);
  const most = asksSeveral(question) ? MOST_ENTRIES : 1;
  let names = namesIn(question, language);
  const entries: Entry[] = [];
  while (entries.length < most) {
    const match = bestOf(pieces, { wanted, names, all, language });
    if (!match) break;
    entries.push(match.entry);
    names = names.filter((name) => !match.keys.some((key) => isSame(name, key)));
  }
  if (entries.length === 0 && wanted === 'phone') return firstPhone(pieces);
  return entries;
}

function bestOf(pieces: readonly Piece[], asked: Asked): Match | undefined {
  let best: Match | undefined;
  for (const piece of pieces) {
    const match = matchOf(piece, pieces, asked);
    if (
      match &&
      (!best || match.letters > best.letters || (match.letters === best.letters && match.share > best.share))
    )
      best = match;
  }
  return best;
}

interface Asked {
  readonly wanted: Wanted;
  readonly names: readonly string[];
  readonly all: ReadonlySet<string>;
  readonly language: string;
}

function matchOf(piece: Piece, pieces: readonly Piece[], asked: Asked): Match | undefined {
  const words = [...piece.text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    key: wordKey(match[0], asked.language),
    end: match.index + match[0].length,
  }));
  const named = words.filter(({ key }) => asked.names.some((name) => isSame(name, key)));
  const letters = named.reduce((sum, { key }) => sum + key.length, 0);
  if (letters < Math.min(LEAST_LETTERS, piece.text.length)) return undefined;
  // The name: from the piece's beginning to the last word in common.
  const last = words.findLastIndex(({ key }) => named.some((one) => one.key === key) || asked.all.has(key));
  const name = words.slice(0, last + 1).filter(({ key }) => !DIGIT.test(key));
  const length = name.reduce((sum, { key }) => sum + key.length, 0);
  const inQuestion = name.reduce(
    (sum, { key }) => sum + (named.some((one) => one.key === key) || asked.all.has(key) ? key.length : 0),
    0,
  );
  if (asked.wanted === 'anything' && inQuestion < LEAST_SHARE * length) return undefined;
  const all = words.reduce((sum, { key }) => sum + (DIGIT.test(key) ? 0 : key.length), 0);
  const share = all === 0 ? 0 : inQuestion / all;
  const value = valueAt(piece, words[last]!.end, pieces, asked.wanted);
  return value === undefined
    ? undefined
    : {
        entry: { name: piece.text.slice(0, words[last]!.end), value },
        keys: named.map(({ key }) => key),
        letters,
        share,
      };
}

/** What stands behind the name in its piece, beside it or below it; what has digits first, as most values have. */
function valueAt(piece: Piece, nameEnd: number, pieces: readonly Piece[], wanted: Wanted): string | undefined {
  const rest = piece.text.slice(nameEnd).replace(NAME_END, '');
  const [beside, below] = [besideOf(piece, pieces)[0]?.text, belowOf(piece, pieces)?.text];
  const ends = /[:=]\s*$/u.test(piece.text);
  const places = [rest, beside, ...(rest === '' ? [below] : [])];
  const withDigits = places.filter((text) => text !== undefined && DIGIT.test(text));
  const others = wanted === 'anything' ? [rest, ...(ends ? [beside, below] : [below, beside])] : [];
  for (const text of [...withDigits, ...others]) {
    const value = text && read(text, wanted);
    if (value) return value;
  }
  return undefined;
}

function read(text: string, wanted: Wanted): string | undefined {
  switch (wanted) {
    case 'money': {
      const amounts = amountsIn(text);
      const amount = amounts.findLast(isMoney) ?? amounts.at(-1);
      return amount && text.slice(amount.at, amount.at + amount.length).trim();
    }
    case 'time':
      return (timeIn(asciiDigits(text)) ?? dateIn(asciiDigits(text))) === undefined ? undefined : text.trim();
    case 'phone':
      return phoneIn(asciiDigits(text));
    case 'anything':
      return text.trim();
  }
}

function firstPhone(pieces: readonly Piece[]): readonly Entry[] {
  for (const { text } of pieces) {
    const value = phoneIn(asciiDigits(text));
    if (value !== undefined) return [{ name: text.slice(0, Math.max(0, text.indexOf(value))).trim(), value }];
  }
  return [];
}

/** The same word, or another form of it. */
function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  let shared = 0;
  while (shared < Math.min(a.length, b.length) && a[shared] === b[shared]) shared++;
  return shared >= SAME_BEGIN && shared >= SAME_SHARE * Math.max(a.length, b.length);
}
