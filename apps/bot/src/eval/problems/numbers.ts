/** A number in digits, its thousands grouped by any usual mark, with `.` or `,` before decimals. Times of day are none. */
const NUMBER = /(?<![\d:])\d+(?:[.,\u00a0\u202f'’ ]\d{3}(?!\d))*(?:[.,]\d+)?(?![\d:])/gu;

/** Numbers that a text says, in order; each with all that its digits can mean: `1.500` is 1500 and 1.5. */
export function numbersOf(text: string): number[][] {
  return [...text.matchAll(NUMBER)].map(([written]) => readings(written));
}

function readings(written: string): number[] {
  const plain = written.replace(/[\u00a0\u202f'’ ]/gu, '');
  const at = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  const whole = Number(plain.replace(/[.,]/gu, ''));
  if (at === -1) return [whole];
  const decimal = Number(`${plain.slice(0, at).replace(/[.,]/gu, '')}.${plain.slice(at + 1)}`);
  const grouped = plain.length - at === 4 && !plain.startsWith('0');
  return grouped ? [whole, decimal] : [decimal];
}
