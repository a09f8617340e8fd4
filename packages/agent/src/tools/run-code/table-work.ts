import { compareWritten } from './compare.js';
import { writeStatistic } from './write.js';
import type { CodeWords } from './words.js';
import type { WorkOf } from './schema.js';
import { numberIn, numbersOf } from '../../tables/table.js';
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

/** Statistics of a column, as sentences. */
export function describeColumn(
  table: Table,
  { column, wanted }: WorkOf<'column'>,
  words: CodeWords,
  language: string,
): string {
  const values = numbersOf(table, table.columns.indexOf(column), language) ?? [];
  return wanted
    .map((name) => `${words.statistics[name]} (${column}): ${writeStatistic(name, values, words, language)}`)
    .join('\n');
}

/** Statistics of a column for each value of another column, `by`: a row each. */
export function describeGroups(
  table: Table,
  { column, wanted, by }: WorkOf<'column'> & { readonly by: string },
  words: CodeWords,
  language: string,
): Table {
  const [at, of] = [table.columns.indexOf(by), table.columns.indexOf(column)];
  const groups = new Map<string, number[]>();
  for (const row of table.rows) {
    const value = numberIn(row[of]!, language);
    if (value === undefined) continue;
    const values = groups.get(row[at]!);
    if (values) values.push(value);
    else groups.set(row[at]!, [value]);
  }
  return {
    columns: [by, ...wanted.map((name) => `${words.statistics[name]} (${column})`)],
    rows: [...groups].map(([group, values]) => [
      group,
      ...wanted.map((name) => writeStatistic(name, values, words, language)),
    ]),
    delimiter: table.delimiter,
  };
}

/** Groups as lines of text. */
export function linesOf({ columns, rows }: Table): string {
  const [, ...names] = columns;
  return [names.join(' · '), ...rows.map(([group, ...values]) => `${group}: ${values.join(' · ')}`)].join('\n');
}
