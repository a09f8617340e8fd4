import { baseLanguage } from '../language/languages.js';

/** Languages that write 1.234,50; the others write 1,234.50 (CLDR's decimal marks). */
const COMMA_DECIMAL = new Set(['de', 'es', 'fr', 'pt', 'it', 'id']);
/** Marks that only ever group digits: no-break and thin spaces, apostrophes. */
const GROUP_ONLY = /[\u00a0\u2009\u202f'’]/gu;
const GROUP_MARKS = ".,\\u00a0\\u2009\\u202f'’";

/** A number found in a text. `value` is a plain decimal (`1234.5`), `start` and `end` UTF-16 offsets in the text. */
export interface FoundNumber {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The text with Arabic-Indic, Persian and Devanagari digits and marks as ASCII; offsets stay the same. */
export function asciiDigits(text: string): string {
  return text
    .replace(/[٠-٩]/gu, (d) => String(d.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/gu, (d) => String(d.charCodeAt(0) - 0x6f0))
    .replace(/[०-९]/gu, (d) => String(d.charCodeAt(0) - 0x966))
    .replaceAll('٫', '.')
    .replaceAll('٬', ',');
}

/**
 * A number as people of that language write it, as a plain decimal: `1.234,50` in German and `1,234.50` in English are `1234.50`.
 * Where only one reading makes sense (`1.234,50` in English, `1.5` in German) that one is taken.
 */
export function readNumber(written: string, language: string): string {
  const digits = asciiDigits(written).replace(GROUP_ONLY, '').replaceAll(' ', '');
  const marks: readonly string[] = digits.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  if (!last) return digits;
  const other = last === '.' ? ',' : '.';
  const [whole, fraction] = splitLast(digits, last);
  if (marks.includes(other)) {
    // Both marks: the last is the decimal mark, unless it comes twice.
    return marks.filter((m) => m === last).length > 1
      ? digits.replace(/[.,]/g, '')
      : `${whole.replaceAll(other, '')}.${fraction}`;
  }
  if (marks.length > 1) return digits.replaceAll(last, '');
  const decimalMark = COMMA_DECIMAL.has(baseLanguage(language)) ? ',' : '.';
  const looksGrouped = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  return last !== decimalMark && looksGrouped ? whole + fraction : `${whole}.${fraction}`;
}

/** Every number written in digits, in order. Signs are left to the caller: a dash is as often a range as a minus. */
export function findNumbers(text: string, language: string): readonly FoundNumber[] {
  // French groups with plain spaces too; elsewhere a space between numbers separates them.
  const group = baseLanguage(language) === 'fr' ? `[${GROUP_MARKS}]\\d+| \\d{3}(?!\\d)` : `[${GROUP_MARKS}]\\d+`;
  const pattern = new RegExp(`\\d+(?:${group})*`, 'gu');
  return [...asciiDigits(text).matchAll(pattern)].map((match) => ({
    value: readNumber(match[0], language),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** `007.50` and `7.5` are the same number. */
export function canonical(value: string): string {
  const [whole = '', fraction = ''] = value.split('.');
  const cut = fraction.replace(/0+$/, '');
  return (whole.replace(/^0+(?=\d)/, '') || '0') + (cut ? `.${cut}` : '');
}

function splitLast(text: string, mark: string): [string, string] {
  const at = text.lastIndexOf(mark);
  return [text.slice(0, at), text.slice(at + 1)];
}
