import type { ToolContext } from '../../types.js';
import { findItems } from './items.js';
import { readWork, readWorkOn } from './read.js';
import type { Work } from './schema.js';
import { findTable, rowsOf } from '../../tables/table.js';
import type { Table } from '../../tables/table.js';

type Said = Pick<ToolContext, 'text' | 'earlier' | 'language'>;

/** What the message asks for by itself, or of a list or table that the person sent before it. */
export function plainWork(said: Said): Work | undefined {
  const { text, language } = said;
  return readWork(text, language) ?? (sourceOf(said) === text ? undefined : readWorkOn(sourceOf(said), text, language));
}

/** The table that is meant: the message's, else the latest before it. */
export function tableOf(said: Said): Table | undefined {
  return findTable(sourceOf(said))?.table;
}

/** What a program gets: rows of a table, things of a list; undefined when there is neither. */
export function dataOf(said: Said): unknown {
  const source = sourceOf(said);
  const table = findTable(source)?.table;
  return table ? rowsOf(table, said.language) : findItems(source, said.language);
}

/** The message, or the latest before it that holds a list or table when it has none itself. */
function sourceOf({ text, earlier, language }: Said): string {
  const has = (message: string) => findTable(message) !== undefined || findItems(message, language) !== undefined;
  return has(text) ? text : (earlier.find(has) ?? text);
}
