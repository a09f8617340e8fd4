import { compareWritten } from './compare.js';
import { writeStatistic } from './write.js';
import type { CodeWords } from './words.js';
import type { WorkOf } from './schema.js';
import { numberIn, numbersOf, writeTable } from '../../tables/table.js';
import type { Table } from '../../tables/table.js';

/** The table with its rows in order of a column. */
export function sortTable(table: Table, { column, down }: WorkOf<'sort-table'>, language: string): Table {
  const at = table.columns.indexOf(column);
  const compare = compareWritten(
    language,
    table.rows.every((row) => row[at] === '' || numberIn(row[at]!, language) !== undefined),
  );
  // What has no value comes last either way.
  const order = (a: readonly string[], b: readonly string[]) =>
    Number(a[at] === '') - Number(b[at] === '') || (down ? -1 : 1) * compare(a[at]!, b[at]!);
  return { ...table, rows: table.rows.toSorted(order) };
}

/** Statistics of a column, as sentences, or as a table when they are made for each value of another column. */
export function describeColumn(
  table: Table,
  { column, wanted, by }: WorkOf<'column'>,
  words: CodeWords,
  language: string,
): string {
  if (by === undefined) {
    const values = numbersOf(table, table.columns.indexOf(column), language) ?? [];
    return wanted
      .map((name) => `${words.statistics[name]} (${column}): ${writeStatistic(name, values, words, language)}`)
      .join('\n');
  }
  const [at, of] = [table.columns.indexOf(by), table.columns.indexOf(column)];
  const groups = new Map<string, number[]>();
  for (const row of table.rows) {
    const value = numberIn(row[of]!, language);
    if (value !== undefined) groups.set(row[at]!, [...(groups.get(row[at]!) ?? []), value]);
  }
  const lines = [...groups].map(([group, values]) => {
    const said = wanted.map((name) => writeStatistic(name, values, words, language));
    return `${group}: ${said.join(' · ')}`;
  });
  return [`${wanted.map((name) => words.statistics[name]).join(' · ')} (${column})`, ...lines].join('\n');
}

/** A table in a fence, which chat apps show in letters of one width. */
export function fenced(table: Table): string {
  return `\`\`\`\n${writeTable(table)}\n\`\`\``;
}
