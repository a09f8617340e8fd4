import { tallied } from './chance.js';
import { compareWritten } from './compare.js';
import { numberIn } from '../../tables/table.js';
import { writeWhole } from '../../numbers/write.js';

/** Things longer than this together are written one a line. */
const ONE_LINE_CHARS = 60;

export function sorted(items: readonly string[], down: boolean, language: string): readonly string[] {
  const compare = compareWritten(
    language,
    items.every((item) => numberIn(item, language) !== undefined),
  );
  return items.toSorted((a, b) => (down ? -1 : 1) * compare(a, b));
}

/** Each thing once, where it came first; upper and lower case are one. */
export function unique(items: readonly string[], language: string): readonly string[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = item.toLocaleLowerCase(language);
    return !seen.has(key) && seen.add(key);
  });
}

export function countsOf(items: readonly string[], language: string): readonly string[] {
  return tallied(items).map(([item, count]) => `${item}: ${writeWhole(count, language)}`);
}

/** "a, b, c", or one a line when that is easier to read. */
export function listed(items: readonly string[]): string {
  const line = items.join(', ');
  const crowded = line.length > ONE_LINE_CHARS || items.some((item) => item.includes(','));
  return crowded && !items.every((item) => /^[-−\d.]+$/u.test(item))
    ? items.map((item) => `- ${item}`).join('\n')
    : line;
}
