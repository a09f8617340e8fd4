import { cleanText, clip } from '@hearth/message';

/** Most phones taken from one card. */
const MAX_PHONES = 10;
const MAX_LENGTH = 100;
/** Lines looked at: a real card without its picture has a few dozen. */
const MAX_LINES = 200;

/** Name and phones of a vCard (RFC 6350, and 2.1 as phones write it). Nothing else of it is read. */
export function readCard(card: string): { name: string; phones: string[] } {
  let [formatted, parts] = ['', ''];
  const phones: string[] = [];
  for (const line of unfolded(card)) {
    const colon = line.indexOf(':');
    const field = line.slice(0, colon).split(';')[0]?.split('.').at(-1)?.toUpperCase();
    const value = line.slice(colon + 1);
    if (colon < 0) continue;
    if (field === 'FN') formatted ||= plain(value);
    if (field === 'N') parts ||= plain(value.split(';').slice(0, 2).toReversed().join(' '));
    if (field === 'TEL' && phones.length < MAX_PHONES) phones.push(plain(value.replace(/^tel:/i, '')));
  }
  return { name: formatted || parts, phones: phones.filter(Boolean) };
}

/** Lines, with those joined that a card folds. */
function unfolded(card: string): string[] {
  return card.replace(/\r?\n[ \t]/g, '').split(/\r?\n/, MAX_LINES);
}

function plain(value: string): string {
  const unescaped = value.replace(/\\n/gi, ' ').replace(/\\([,;\\])/g, '$1');
  return clip(cleanText(unescaped).replace(/\s+/g, ' ').trim(), MAX_LENGTH);
}
