import { rowsOf } from '../../pictures/rows.js';
import type { TextLine } from '../../types.js';
import { asciiDigits } from '../../numbers/read.js';
import { FIELDS, FIELD_WORDS } from './fields.js';
import type { FieldName } from './fields.js';
import { belowOf, besideOf, piecesOf } from './layout.js';
import type { Piece } from './layout.js';
import { dateIn, emailIn, phoneIn, timeIn } from './patterns.js';
import { readReceipt } from './receipt.js';
import { amountsIn, isMoney } from './amounts.js';

/** What stands behind a label: a number with its letters, `12`, `A-17`, `4711/B`. */
const CODE = /[\p{L}]{0,4}[-\s]?\d[\p{L}\d/-]*/u;
const LABEL_END = /^[\s:.#№°º]*(?:n[ro°º]\.?|no\.?|number|nummer|número|numéro|numero|nomor|नंबर|رقم)?[\s:.#№°º]*/iu;

/** The value of a field of a document as it is written there; undefined when the document does not hold it. */
export function fieldValue(lines: readonly TextLine[], field: FieldName): string | undefined {
  const pieces = piecesOf(lines);
  switch (field) {
    case 'total':
      return readReceipt(rowsOf(lines)).total?.written;
    case 'subtotal':
    case 'tax':
    case 'tip':
      return labelled(pieces, field, (text) => amountsIn(text).findLast(isMoney)?.written);
    case 'date':
      return labelled(pieces, field, dateIn) ?? anywhere(pieces, dateIn);
    case 'time':
      return labelled(pieces, field, timeIn) ?? anywhere(pieces, timeIn);
    case 'phone':
      return labelled(pieces, field, phoneIn) ?? anywhere(pieces, phoneIn);
    case 'email':
      return anywhere(pieces, emailIn);
    default:
      return labelled(pieces, field, (text) => CODE.exec(text.replace(LABEL_END, ''))?.[0].trim());
  }
}

type Find = (text: string) => string | undefined;

/** Behind the field's name, beside it, or below it. */
function labelled(pieces: readonly Piece[], field: FieldName, find: Find): string | undefined {
  for (const piece of pieces) {
    const text = asciiDigits(piece.text);
    const label = FIELD_WORDS[field].exec(text);
    if (!label || (field === 'tax' && FIELD_WORDS.total.test(text) && !/\d\s*%/u.test(text))) continue;
    const places = [...besideOf(piece, pieces).filter((one) => !isLabel(one.text)), belowOf(piece, pieces)];
    for (const place of [text.slice(label.index + label[0].length), ...places.map((one) => one?.text ?? '')]) {
      const value = find(asciiDigits(place));
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

/** Another field's name stands there: what follows is that field's. */
function isLabel(text: string): boolean {
  return FIELDS.some((field) => FIELD_WORDS[field].test(text));
}

function anywhere(pieces: readonly Piece[], find: Find): string | undefined {
  for (const { text } of pieces) {
    const value = find(asciiDigits(text));
    if (value !== undefined) return value;
  }
  return undefined;
}
