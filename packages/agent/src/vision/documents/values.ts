import { asciiDigits } from '../../numbers/read.js';
import { FIELD_WORDS } from './fields.js';
import type { FieldName } from './fields.js';
import { readReceipt } from './receipt.js';
import { amountsIn, isMoney } from './amounts.js';

/** A month by name or its beginning, of the Latin-script languages, Hindi and Arabic. */
const MONTH =
  '(?:jan|feb|fév|fev|mar|mär|apr|avr|abr|mai|may|mei|mag|jun|jui|giu|jul|lug|aug|aoû|ago|agu|sep|set|oct|okt|out|ott|nov|dec|dez|déc|dic|des|gen|ene|जन|फ़र|फर|मार्च|अप्रै|मई|जून|जुल|अग|सित|अक्तू|अक्टू|नव|दिस|يناير|فبراير|مارس|[أا]بريل|مايو|يونيو|يوليو|[أا]غسطس|سبتمبر|[أا]كتوبر|نوفمبر|ديسمبر)[\\p{L}\\p{M}]*';
const DATE = new RegExp(
  `(?<!\\d)(?:\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}|\\d{1,2}[-./]\\s?\\d{1,2}[-./]\\s?\\d{2,4}|\\d{1,2}\\.?(?: de| of)? ${MONTH}\\.?,?(?: de)?(?: \\d{2,4})?|${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?,?(?: \\d{4})?)(?!\\d)`,
  'iu',
);
const TIME =
  /(?<![\d.,:])(?:[01]?\d|2[0-3])(?::|h|\.(?=\d\d\s*(?:uhr|h\b)))[0-5]\d(?::[0-5]\d)?(?:\s*(?:[ap]\.?m\.?|uhr))?(?![\d:])/iu;
const PHONE = /(?<![\d.,])(?:\+|\(?0)[\d\s()/.-]{6,17}\d(?!\d)/u;
const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u;
/** What stands behind a label: a number with its letters, `12`, `A-17`, `4711/B`. */
const CODE = /[\p{L}]{0,4}[-\s]?\d[\p{L}\d/-]*/u;
const LABEL_END = /^[\s:.#№°º]*(?:n[ro°º]\.?|no\.?|number|nummer|número|numéro|numero|nomor|नंबर|رقم)?[\s:.#№°º]*/iu;

/** The value of a field of a document as it is written there; undefined when its rows do not hold it. */
export function fieldValue(rows: readonly string[], field: FieldName): string | undefined {
  switch (field) {
    case 'total':
      return readReceipt(rows).total?.written;
    case 'subtotal':
    case 'tax':
    case 'tip':
      return labelled(rows, field, (text) => amountsIn(text).findLast(isMoney)?.written);
    case 'date':
      return anywhere(rows, field, (text) => DATE.exec(text)?.[0]);
    case 'time':
      return anywhere(rows, field, (text) => TIME.exec(text)?.[0]);
    case 'phone':
      return anywhere(rows, field, (text) => PHONE.exec(text)?.[0]);
    case 'email':
      return anywhere(rows, field, (text) => EMAIL.exec(text)?.[0]);
    default:
      return labelled(rows, field, (text) => CODE.exec(text.replace(LABEL_END, ''))?.[0].trim());
  }
}

type Find = (text: string) => string | undefined;

/** Behind the field's name, else in the row below it. */
function labelled(rows: readonly string[], field: FieldName, find: Find): string | undefined {
  for (const [i, row] of rows.entries()) {
    const text = asciiDigits(row);
    const label = FIELD_WORDS[field].exec(text);
    if (
      !label ||
      (field === 'tax' && FIELD_WORDS.total.test(text) && !/\d\s*%/u.test(text) && amountsIn(text).length === 0)
    )
      continue;
    const value = find(text.slice(label.index + label[0].length)) ?? find(asciiDigits(rows[i + 1] ?? ''));
    if (value !== undefined) return value.trim();
  }
  return undefined;
}

/** Where its name stands, else the first that looks like it. */
function anywhere(rows: readonly string[], field: FieldName, find: Find): string | undefined {
  const named = labelled(rows, field, find);
  if (named !== undefined) return named;
  for (const row of rows) {
    const value = find(asciiDigits(row));
    if (value !== undefined) return value.trim();
  }
  return undefined;
}
