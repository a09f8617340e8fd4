import { asciiDigits, readNumber } from '../numbers/read.js';

/** A table with named columns, as a person pasted it. */
export interface Table {
  readonly columns: readonly string[];
  /** Each as long as `columns`. */
  readonly rows: readonly (readonly string[])[];
  /** What stood between its cells. */
  readonly delimiter: string;
}

/** A table in a message, and the words around it. */
export interface FoundTable {
  readonly table: Table;
  readonly rest: string;
}

/** Marks that stand between cells. */
export const DELIMITERS = ['\t', ';', ',', '|'] as const;
/** Lines that make a table: names and two rows. */
const LEAST_LINES = 3;
/** Rows that are worked on. */
export const MOST_ROWS = 5000;
/** A number as a cell holds it, with a currency or unit beside it. */
const NUMBER_CELL = /^[€$£₹]?\s*([-−+]?)\s*[€$£₹]?\s*(\d[\d.,'’\u00a0\u202f]*)\s*(?:%|€|\$|£|₹|\p{L}{1,3})?$/u;

/** The first table of a message: lines in a row with the same number of cells, at least two. */
export function findTable(text: string): FoundTable | undefined {
  const lines = text.split('\n');
  for (const delimiter of DELIMITERS) {
    const cells = lines.map((line) => cellsOf(line, delimiter));
    for (let start = 0, end = 0; start < lines.length; start = end) {
      end = start + 1;
      while (end < lines.length && cells[end]!.length === cells[start]!.length) end++;
      if (cells[start]!.length < 2) continue;
      const found = tableWithin(cells, start, end);
      if (!found) continue;
      const [columns, ...rows] = headed(found.block);
      const rest = [...lines.slice(0, found.start), ...lines.slice(found.end)].filter((line) => !/^\s*```/u.test(line));
      return { table: { columns: columns!, rows: rows.slice(0, MOST_ROWS), delimiter }, rest: rest.join('\n').trim() };
    }
  }
  return undefined;
}

/** A request above or below the table may by chance have as many commas as its lines. */
const STRAY_LINES = 2;

function tableWithin(cells: readonly (readonly string[])[], from: number, to: number) {
  for (let start = from; start <= from + STRAY_LINES; start++) {
    for (let end = to; end >= to - STRAY_LINES && end - start >= LEAST_LINES; end--) {
      const block = cells.slice(start, end).filter((row) => !isRuler(row));
      if (block.length >= LEAST_LINES && isTable(block)) return { start, end, block };
    }
  }
  return undefined;
}

/** The table as people paste it, cells quoted where they must be (RFC 4180). */
export function writeTable({ columns, rows, delimiter }: Table): string {
  const mark = delimiter === '|' ? ',' : delimiter;
  const quote = (cell: string) =>
    cell.includes(mark) || /["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return [columns, ...rows].map((row) => row.map(quote).join(mark)).join('\n');
}

/** A cell as a number; undefined when it is none. */
export function numberIn(cell: string, language: string): number | undefined {
  const match = NUMBER_CELL.exec(asciiDigits(cell).trim());
  if (!match) return undefined;
  const value = Number(readNumber(match[2]!.replace(/[.,]$/u, ''), language));
  return Number.isFinite(value) ? (/[-−]/u.test(match[1]!) ? -value : value) : undefined;
}

/** The values of a column; undefined unless all that are there are numbers. */
export function numbersOf({ rows }: Table, column: number, language: string): number[] | undefined {
  const cells = rows.map((row) => row[column]!).filter((cell) => cell !== '');
  const values = cells.map((cell) => numberIn(cell, language));
  return values.length > 0 && values.every((value) => value !== undefined) ? values : undefined;
}

/** The rows as objects, numbers as numbers: what a program gets. */
export function rowsOf(table: Table, language: string): Record<string, string | number>[] {
  const numeric = table.columns.map((_, i) => numbersOf(table, i, language) !== undefined);
  const value = (cell: string, i: number) => (numeric[i] && cell !== '' ? numberIn(cell, language)! : cell);
  return table.rows.map((row) => Object.fromEntries(table.columns.map((name, i) => [name, value(row[i]!, i)])));
}

/** The cells of a line; quotes around one are taken off. */
export function cellsOf(line: string, delimiter: string): string[] {
  const inner = delimiter === '|' ? line.trim().replace(/^\||\|$/gu, '') : line;
  if (!inner.includes('"')) return inner.split(delimiter).map((one) => one.trim());
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < inner.length; i++) {
    const character = inner[i]!;
    if (quoted && character === '"' && inner[i + 1] === '"') cell += inner[++i]!;
    else if (character === '"' && (quoted || cell.trim() === '')) quoted = !quoted;
    else if (!quoted && character === delimiter) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  return [...cells, cell.trim()];
}

/** The line between head and body of a Markdown table. */
function isRuler(cells: readonly string[]): boolean {
  return cells.every((cell) => /^:?-{2,}:?$/u.test(cell));
}

/** Lines with a comma or two are a table when a column under the first line holds only numbers; a sentence has none. */
function isTable(block: readonly (readonly string[])[]): boolean {
  const body = block.slice(1);
  return block[0]!.some(
    (_, i) =>
      body.every((row) => row[i] === '' || numberIn(row[i]!, 'en') !== undefined) && body.some((row) => row[i] !== ''),
  );
}

/** A first line without a number is the columns' names; else they are numbered. */
function headed(block: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const named = block[0]!.every((cell) => cell !== '' && numberIn(cell, 'en') === undefined);
  return named ? block : [block[0]!.map((_, i) => String(i + 1)), ...block];
}
