import type { Box } from '@hearth/agent';

/** How many of the words stand in a text, each as often as it is there; exact, but for the signs around them. */
export function wordsRight(wanted: readonly string[], text: string): number {
  const there = new Map<string, number>();
  for (const word of tokens(text)) there.set(word, (there.get(word) ?? 0) + 1);
  let right = 0;
  for (const word of wanted.flatMap(tokens)) {
    const left = there.get(word) ?? 0;
    if (left > 0) right++;
    there.set(word, left - 1);
  }
  return right;
}

/** How many words {@link wordsRight} looks for. */
export function wordCount(words: readonly string[]): number {
  return words.flatMap(tokens).length;
}

/** Words without the punctuation and the markup around them; signs that stand alone are none. */
function tokens(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/[\s|]+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}\p{M}\p{Sc}]+|[^\p{L}\p{N}\p{M}\p{Sc}]+$/gu, ''))
    .filter(Boolean);
}

/** First digits of the scripts that pages are written in. */
const ZEROS = [0x0660, 0x06f0, 0x0966];

/** `१२` → `12` */
function western(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!;
    const zero = ZEROS.find((first) => code >= first && code < first + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

/** Whether the text names the amount: as the only one, or in a line that says that it is the total. */
export function saysTotal(text: string, amount: number): boolean {
  const lines = text.split('\n').map((line) => ({ total: TOTAL.test(line), amounts: amountsIn(line) }));
  const all = new Set(lines.flatMap(({ amounts }) => amounts));
  if (all.size === 1) return all.has(amount);
  return lines.some(({ total, amounts }) => total && amounts.includes(amount));
}

/** The total and its sisters in the languages of the pages. */
const TOTAL = /total|summe|gesamt|soma|कुल|مجموع|إجمالي|جمع|jumlah/iu;

/** Numbers as prices have them: `1.234,50`, `1,234.5`, `₹ 120`. */
function amountsIn(text: string): number[] {
  return (western(text).match(/\d[\d.,٬٫']*/gu) ?? []).map((written) => {
    const plain = written.replace(/[.,٬٫']+$/u, '');
    const cents = /[.,٫](\d{1,2})$/u.exec(plain)?.[1] ?? '';
    const whole = (cents ? plain.slice(0, -cents.length - 1) : plain).replace(/\D/gu, '');
    return Number(`${whole}.${cents || '0'}`);
  });
}

/** Whether the text holds the answer, whatever the digits, the case, the spaces and the sign of the currency. */
export function saysField(text: string, answer: string): boolean {
  const plain = (value: string) =>
    western(value)
      .normalize('NFC')
      .toLowerCase()
      .replace(/r\$|[\s\p{Sc}]/gu, '');
  return plain(text).includes(plain(answer));
}

/** Intersection over union, 0 to 1. */
export function iou(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (a.width * a.height + b.width * b.height - width * height);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}
