import type { ToolContext, ToolResult } from '../../types.js';
import { MOST_SHOWN_ROWS, tableFile } from '../../tables/send.js';
import { findTable } from '../../tables/table.js';
import { dataOf } from './source.js';
import type { CodeWords } from './words.js';

/** A single value so short is no sentence: the model makes one of it. */
const SHORT_CHARS = 40;
/** Characters of output that a chat is spared. */
const LONGEST_CHARS = 3000;

/**
 * Has the model write a program and gives what it printed. Without a result nothing is invented: the model may answer, but with no number
 * that nobody gave.
 */
export async function byProgram(context: ToolContext, words: CodeWords): Promise<ToolResult> {
  const written = await context.program?.(context.text, await dataOf(context), context.signal);
  if (!written?.outcome.ok) return { say: words.noResult, compose: true, ...(written && { program: written.source }) };
  const output = readable(written.outcome.output);
  const printed = findTable(output);
  if (printed && printed.rest === '' && printed.table.rows.length > MOST_SHOWN_ROWS)
    return { ...(await tableFile(printed.table, context)), program: written.source };
  const say = output.length > LONGEST_CHARS ? `${output.slice(0, LONGEST_CHARS).toWellFormed()}…` : output;
  const know = `A program was run for this message. It printed:\n${say}`;
  const isValue = say.length <= SHORT_CHARS && !/[\n,]/u.test(say);
  return { say, know, program: written.source, ...(isValue && { compose: true }) };
}

/** What was printed as JSON, a row of plain values, as people write it; everything else as it is. */
function readable(output: string): string {
  try {
    const values: unknown = JSON.parse(output);
    if (Array.isArray(values) && values.every((value) => value !== Object(value))) return values.join(', ');
  } catch {
    // It is no JSON.
  }
  return output;
}
