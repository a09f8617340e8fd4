import { setImmediate as nextTask } from 'node:timers/promises';
import { DELIMITERS, cellsOf, numberIn } from './table.js';
import type { Table } from './table.js';

/** Rows of a file that are worked on. */
export const MOST_FILE_ROWS = 20_000;
/** Lines by which the mark between cells is told. */
const SAMPLE_LINES = 20;
/** Share of the first lines that must have as many cells as the first one: a letter has commas, too. */
const LEAST_EVEN = 0.7;
/** Rows that are read before others have their turn: a few milliseconds' worth. */
const ROWS_AT_ONCE = 2000;
/** Lines of one row; a quote that is open for longer is no quote. */
const MOST_ROW_LINES = 50;
const LEAST_COLUMNS = 2;
const MOST_COLUMNS = 200;

/** The table of a file. */
export interface FileTable {
  readonly table: Table;
  /** Rows that were left out at the end. */
  readonly left: number;
}

/**
 * The table that a text file holds (RFC 4180, with whatever mark between its cells and rows of any length); undefined when it is none.
 * Reads in small pieces: a file of two megabytes blocks nobody.
 */
export async function readTableFile(text: string): Promise<FileTable | undefined> {
  const delimiter = delimiterOf(text);
  if (delimiter === undefined) return undefined;
  const read: string[][] = [];
  let left = 0;
  let seen = 0;
  for (const record of recordsOf(text)) {
    if (++seen % ROWS_AT_ONCE === 0) await nextTask();
    if (record.trim() === '') continue;
    // One more than the rows: the names.
    if (read.length <= MOST_FILE_ROWS) read.push(cellsOf(record, delimiter));
    else left++;
  }
  const width = Math.min(MOST_COLUMNS, read[0]?.length ?? 0);
  if (width < LEAST_COLUMNS || read.length < 2) return undefined;
  const even = read.map((cells) => Array.from({ length: width }, (_, i) => cells[i] ?? ''));
  const named = even[0]!.some(Boolean) && even[0]!.every((cell) => numberIn(cell, 'en') === undefined);
  const names = even[0]!.map((cell, i) => (named && cell) || String(i + 1));
  // A file without names has one row more than there is room for.
  const rows = named ? even.slice(1) : even.slice(0, MOST_FILE_ROWS);
  return { table: { columns: apart(names), rows, delimiter }, left: left + even.length - rows.length - Number(named) };
}

/** The mark that cuts the first lines into the same number of cells, and into most. */
function delimiterOf(text: string): string | undefined {
  const lines: string[] = [];
  for (const record of recordsOf(text)) {
    if (record.trim() !== '') lines.push(record);
    if (lines.length === SAMPLE_LINES) break;
  }
  const scored = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => cellsOf(line, delimiter).length);
    const cells = counts[0] ?? 0;
    const even = counts.filter((count) => count === cells).length / (counts.length || 1);
    return { delimiter, cells, score: cells < LEAST_COLUMNS ? 0 : even };
  });
  const best = scored.reduce((a, b) => (b.score > a.score || (b.score === a.score && b.cells > a.cells) ? b : a));
  return best.score > LEAST_EVEN ? best.delimiter : undefined;
}

/** Lines of the file; one that opens a quote goes on until it is closed. */
function* recordsOf(text: string): Generator<string, void, undefined> {
  for (let start = 0; start < text.length;) {
    const line = lineEnd(text, start);
    let end = line;
    let isOpen = opensQuote(text.slice(start, end));
    for (let lines = 1; isOpen && lines < MOST_ROW_LINES && end < text.length; lines++) {
      const next = lineEnd(text, end + 1);
      isOpen = opensQuote(text.slice(end, next)) !== isOpen;
      end = next;
    }
    if (isOpen) end = line;
    yield text.slice(start, end);
    start = end + 1;
  }
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

function opensQuote(text: string): boolean {
  return (text.match(/"/gu)?.length ?? 0) % 2 === 1;
}

/** Names that each stand for one column. */
function apart(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} ${times}`;
  });
}
