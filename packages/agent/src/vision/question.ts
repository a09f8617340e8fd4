import { namedOperations } from '../tools/edit-picture/read.js';
import { DOCUMENT_WORDS, KIND_WORDS, PICTURE_WORDS, SMALL_WORDS } from './keywords.js';
import { namesIn, wantedFrom } from './documents/asked.js';
import { fieldsIn } from './documents/fields.js';
import type { FieldName } from './documents/fields.js';
import { ALL_KINDS } from './labels/groups.js';
import { namedThings } from './labels/lookup.js';
import type { Named } from './labels/lookup.js';
import { placeIn } from './places.js';
import type { Place } from './places.js';

/** What is asked of a picture. */
export interface Question {
  readonly kind:
    | 'how'
    | 'compare'
    | 'items'
    | 'field'
    | 'entry'
    | 'measure'
    | 'count'
    | 'mark'
    | 'where'
    | 'which'
    | 'read'
    | 'look'
    | 'describe';
  /** Known things that are named, in the message's order. */
  readonly things: readonly Named[];
  /** What else is named, for things that are not known: words as the message has them; perhaps empty. */
  readonly rest: string;
  readonly place?: Place;
  readonly fields: readonly FieldName[];
  /** What it asks for may stand in a document under the name that it gives: a price, a seat, opening hours. */
  readonly ofDocument?: boolean;
  /** A picture, or a kind of picture (receipt, sign, …), is named. */
  readonly namesPicture: boolean;
}

/** Words of a thing's name at most. */
const MOST_REST_WORDS = 4;

/** What a message asks of a picture by its words; undefined when it asks nothing that can be answered by looking. */
export function questionOf(text: string, language: string): Question | undefined {
  const things = namedThings(text, language);
  const place = placeIn(text);
  const fields = fieldsIn(text);
  const question = {
    things,
    fields,
    rest: restOf(text, things),
    namesPicture: PICTURE_WORDS.test(text) || DOCUMENT_WORDS.test(text),
    ...(place && { place }),
    ...(isOfDocument(text, language, fields) && { ofDocument: true }),
  };
  const kind = kindOf(text, question);
  return kind && { kind, ...question };
}

/** Kinds of question that a document's own words may answer, be it that they name a known thing: a seat, a screen. */
function isOfDocument(text: string, language: string, fields: readonly FieldName[]): boolean {
  const wanted = wantedFrom(text);
  if (!wanted || namesIn(text, language).length === 0 || fields.includes('total')) return false;
  return wanted !== 'anything' || !KIND_WORDS.describe.test(text) || DOCUMENT_WORDS.test(text);
}

function kindOf(text: string, question: Omit<Question, 'kind'>): Question['kind'] | undefined {
  const { things, place, fields, rest, namesPicture, ofDocument = false } = question;
  const has = (kind: keyof typeof KIND_WORDS) => KIND_WORDS[kind].test(text);
  if (has('how')) return 'how';
  const something = things.length > 0 || rest !== '';
  // Editing is another tool's: only a plain question about what is seen goes before it.
  const seen = things.length > 0 && (has('count') || has('where') || has('mark'));
  const reading = /[?？؟]/u.test(text) && ((has('read') && place !== undefined) || (ofDocument && namesPicture));
  if (namedOperations(text).size > 0 && !seen && !reading) return undefined;
  if (has('compare')) return 'compare';
  if (has('items')) return 'items';
  if (fields.length > 0 && !has('count') && !has('where') && !has('mark')) return 'field';
  if (ofDocument && wantedFrom(text) === 'money') return 'entry';
  if (has('measure') && things.length > 0) return 'measure';
  if ((has('count') && something) || (has('amount') && things.length > 0)) return 'count';
  if (has('mark') && something) return 'mark';
  if (has('where') && something) return 'where';
  if (has('read') && place) return 'read';
  if (has('which') && things.some(({ kinds }) => kinds.length > 1)) return 'which';
  if (has('look') && (place !== undefined || things.length > 0)) return 'look';
  if (has('is-there') && things.length > 0) return 'where';
  if (has('describe') || (has('which') && things.some(({ kinds }) => kinds === ALL_KINDS))) return 'describe';
  return ofDocument ? 'entry' : undefined;
}

/** What a message names besides known things: its words without those of the question and the little ones. */
function restOf(text: string, things: readonly Named[]): string {
  let left = text;
  for (const { word } of things) left = left.replace(word, ' ');
  for (const pattern of [...Object.values(KIND_WORDS), PICTURE_WORDS])
    left = left.replace(new RegExp(pattern.source, `${pattern.flags}g`), ' ');
  const words = left.match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? [];
  const named = words.filter((word) => !SMALL_WORDS.has(word.toLowerCase()));
  return named.length > MOST_REST_WORDS ? '' : named.join(' ');
}
