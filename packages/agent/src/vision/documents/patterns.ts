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

/** The first date in a text with ASCII digits, as it is written. */
export function dateIn(text: string): string | undefined {
  return DATE.exec(text)?.[0].trim();
}

/** The first time of day. */
export function timeIn(text: string): string | undefined {
  return TIME.exec(text)?.[0].trim();
}

/** The first telephone number: an international one, or one that begins with 0. */
export function phoneIn(text: string): string | undefined {
  return PHONE.exec(text)?.[0].trim();
}

/** The first e-mail address. */
export function emailIn(text: string): string | undefined {
  return EMAIL.exec(text)?.[0];
}
