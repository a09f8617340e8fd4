import { columnsIn } from '../../tables/columns.js';
import { findTable, numbersOf } from '../../tables/table.js';
import type { FoundTable } from '../../tables/table.js';
import { chartType } from './read.js';
import { MOST_LABEL, MOST_VALUES } from './schema.js';
import type { ChartArgs } from './schema.js';

/**
 * The chart of a table in the message: values from the column of numbers that is named, else the first; labels from the first other
 * column, one of words rather than of numbers. Undefined without a table, or when it has too many rows or gaps.
 */
export function readTableChart(text: string, language: string): ChartArgs | undefined {
  const found = findTable(text);
  return found && chartOf(found, language);
}

/** The same of a table that came as a file, with the words beside it. */
export function chartOf({ table, rest }: FoundTable, language: string): ChartArgs | undefined {
  if (table.rows.length > MOST_VALUES) return undefined;
  const named = columnsIn(rest, table).map((name) => table.columns.indexOf(name));
  const numbers = table.columns.map((_, column) => numbersOf(table, column, language));
  const columns = [...new Set([...named, ...table.columns.keys()])];
  const isNumeric = (column: number) => numbers[column] !== undefined;
  // A first column of numbers (years) names the rows when there is another one.
  const valued = columns.filter((column) => isNumeric(column) && (column > 0 || named.includes(0)));
  const of = valued[0] ?? columns.find(isNumeric);
  if (of === undefined || numbers[of]!.length !== table.rows.length) return undefined;
  const others = columns.filter((column) => column !== of);
  const by = others.find((column) => !isNumeric(column)) ?? others[0]!;
  return {
    type: chartType(rest),
    title: table.columns[of]!,
    labels: table.rows.map((row) => row[by]!.slice(0, MOST_LABEL)),
    values: numbers[of]!,
  };
}
