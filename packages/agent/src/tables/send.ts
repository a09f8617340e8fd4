import type { ToolContext, ToolResult } from '../types.js';
import { baseLanguage } from '../language/languages.js';
import { writeWhole } from '../numbers/write.js';
import { writeTable } from './table.js';
import type { Table } from './table.js';
import { TABLE_WORDS } from './words.js';

/** Rows that a chat shows well; longer tables go as a file. */
export const MOST_SHOWN_ROWS = 20;
/** Rows of a file that are shown above it: an app that takes no such file still shows them. */
const BEGINNING = 10;
const FILE_NAME = 'table.csv';

/** A table in a fence, which chat apps show in letters of one width. */
export function fenced(table: Table): string {
  return `\`\`\`\n${writeTable(table)}\n\`\`\``;
}

/** A table as its beginning and a CSV file with all of it. The platforms know no type for CSV: it goes as a text with that ending. */
export async function tableFile(table: Table, { media, language }: ToolContext): Promise<ToolResult> {
  // A mark at its beginning tells spreadsheets that it is UTF-8.
  const file = await media.save(Buffer.from(`\ufeff${writeTable(table)}\n`), 'text/plain', FILE_NAME);
  const rows = TABLE_WORDS[baseLanguage(language)].rows(writeWhole(table.rows.length, language));
  const isLong = table.rows.length > BEGINNING;
  const say = `${rows}\n${fenced({ ...table, rows: table.rows.slice(0, BEGINNING) })}${isLong ? '\n…' : ''}`;
  return { say, know: say, show: [{ type: 'document', media: file }] };
}
