import type { FileTable } from '../../tables/file.js';
import type { ToolContext } from '../../types.js';
import { findItems } from './items.js';
import { readTableWork, readWork, readWorkOn } from './read.js';
import type { Work } from './schema.js';
import { findTable, rowsOf } from '../../tables/table.js';
import type { Table } from '../../tables/table.js';

type Said = Pick<ToolContext, 'text' | 'earlier' | 'language' | 'table'>;

/**
 * What the message asks for by itself, or of a list or table that the person sent before it. Words beside a file are about the file; a
 * file that came earlier is meant where nothing that was written since is.
 */
export async function plainWork(said: Said): Promise<Work | undefined> {
  const { text, language, table } = said;
  if (table?.atHand) return workOn(await table.read(), text, language);
  const source = sourceOf(said);
  const written = readWork(text, language) ?? (source === text ? undefined : readWorkOn(source, text, language));
  return written ?? workOn(await table?.read(), text, language);
}

/** The table that is meant and has this column: that of a file at hand, the message's, the latest before it, or an earlier file's. */
export async function tableWith(column: string, said: Said): Promise<Table | undefined> {
  const file = async () => (await said.table?.read())?.table;
  const written = said.table?.atHand ? undefined : findTable(sourceOf(said))?.table;
  return written?.columns.includes(column) ? written : file();
}

/** What a program gets: rows of a table, things of a list; undefined when there is neither. */
export async function dataOf(said: Said): Promise<unknown> {
  const { language, table } = said;
  const source = sourceOf(said);
  const written = table?.atHand ? undefined : (findTable(source)?.table ?? findItems(source, language));
  const data = written ?? (await table?.read())?.table;
  return data && 'columns' in data ? rowsOf(data, language) : data;
}

function workOn(file: FileTable | undefined, text: string, language: string): Work | undefined {
  if (!file) return undefined;
  return text === '' ? { do: 'describe-table' } : readTableWork({ table: file.table, rest: text }, language);
}

/** The message, or the latest before it that holds a list or table when it has none itself. */
function sourceOf({ text, earlier, language }: Said): string {
  return hasData(text, language) ? text : (earlier.find((message) => hasData(message, language)) ?? text);
}

function hasData(message: string, language: string): boolean {
  return findTable(message) !== undefined || findItems(message, language) !== undefined;
}
