import { LANGUAGES } from '../../language/languages.js';

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 24 * 3600 * 1000;

/** Names of weekdays and months in every language, since a draft may think in another one than the person writes; longest first. */
const WEEKDAYS = names('weekday', 7, (day) => MONDAY + day * DAY_MS);
const MONTHS = names('month', 12, (month) => Date.UTC(2024, month, 1));

/** The weekday that a text names, 0 = Monday; undefined when it names none or several. */
export function weekdayIn(text: string): number | undefined {
  const found = new Set(matchesOf(WEEKDAYS, text));
  return found.size === 1 ? [...found][0] : undefined;
}

/** A date with a month's name, or in figures with the year first; undefined when there is none. */
export function dateIn(
  text: string,
): { readonly year?: number; readonly month: number; readonly day: number } | undefined {
  const iso = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/u.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const [month] = matchesOf(MONTHS, text);
  if (month === undefined) return undefined;
  const numbers = [...text.matchAll(/\d+/gu)].map(([digits]) => Number(digits));
  const day = numbers.find((number) => number >= 1 && number <= 31);
  const year = numbers.find((number) => number > 999);
  return day === undefined ? undefined : { ...(year !== undefined && { year }), month: month + 1, day };
}

function names(part: 'weekday' | 'month', count: number, at: (index: number) => number): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const language of LANGUAGES) {
    const format = new Intl.DateTimeFormat(language, { [part]: 'long', timeZone: 'UTC' });
    for (let i = 0; i < count; i++) found.set(format.format(at(i)).toLowerCase(), i);
  }
  return found;
}

function matchesOf(known: ReadonlyMap<string, number>, text: string): number[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}-]+/gu) ?? [];
  return words.flatMap((word) => known.get(word) ?? known.get(word.replace(/-feira$/u, '')) ?? []);
}
