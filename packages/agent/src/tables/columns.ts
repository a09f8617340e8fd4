import type { Table } from './table.js';

/** Columns whose names the words hold, in the order they are named. */
export function columnsIn(text: string, { columns }: Table): string[] {
  const lower = text.toLocaleLowerCase();
  const at = (name: string) =>
    lower.search(new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(name.toLocaleLowerCase())}`, 'u'));
  return columns.filter((name) => at(name) >= 0).toSorted((a, b) => at(a) - at(b));
}

/** Text as a regular expression that matches nothing else. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
