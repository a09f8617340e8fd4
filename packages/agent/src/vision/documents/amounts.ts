import { asciiDigits } from '../../numbers/read.js';

/** An amount of money as a document writes it. */
export interface Amount {
  /** As written, currency included, without stray spaces. */
  readonly written: string;
  /** Plain decimal: `1234.50`. */
  readonly value: string;
  /** Decimal places as written. */
  readonly places: number;
  /** The currency's sign or code as written; empty when it is not said. */
  readonly currency: string;
  /** UTF-16 offset in the text. */
  readonly at: number;
  readonly length: number;
}

const CURRENCY =
  'R\\$|US\\$|[€$£₹¥₺]|Rp\\.?|Rs\\.?|EUR|USD|GBP|INR|BRL|IDR|CHF|EGP|SAR|AED|MXN|ج\\.?\\s?م\\.?|ر\\.?\\s?س\\.?|د\\.?\\s?إ\\.?|रु\\.?';
/** Spaces inside decimals are what text recognition adds. */
const NUMBER = "-?\\d{1,3}(?:[.,'’\\u00a0\\u202f ]\\d{3})+(?:[.,] ?\\d{2})?(?!\\d)|-?\\d+(?:[.,] ?\\d{1,2})?(?!\\d)";
const AMOUNT = new RegExp(
  `(?<![\\d.,/:-])(?:(${CURRENCY})\\s*)?(${NUMBER})(?![.,/:-]?\\d|\\s*%)(?:\\s*(${CURRENCY})(?![\\p{L}]))?`,
  'giu',
);

/** Every amount in a text, in order; bare whole numbers too, since some currencies have no cents. */
export function amountsIn(text: string): readonly Amount[] {
  const ascii = asciiDigits(text);
  return [...ascii.matchAll(AMOUNT)].map((match) => {
    const [whole, before = '', number = '', after = ''] = match;
    const decimals = /[.,] ?(\d{1,2})$/u.exec(number)?.[1] ?? '';
    const units = decimals === '' ? number : number.slice(0, number.length - decimals.length).replace(/[.,] ?$/u, '');
    const digits = units.replace(/[^\d-]/gu, '');
    return {
      written: whole.replace(/(?<=[.,]) (?=\d{2}$)/u, '').trim(),
      value: decimals === '' ? digits : `${digits}.${decimals}`,
      places: decimals.length,
      currency: (before || after).trim(),
      at: match.index,
      length: whole.length,
    };
  });
}

/** Whether an amount is money by its looks: with a currency, or with two decimals. */
export function isMoney({ currency, places }: Amount): boolean {
  return currency !== '' || places === 2;
}
