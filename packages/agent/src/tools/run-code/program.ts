import type { ToolContext, ToolResult } from '../../types.js';
import { dataOf } from './source.js';
import type { CodeWords } from './words.js';

/** Output so short is no sentence: the model makes one of it. */
const SHORT_CHARS = 80;
/** Characters of output that a chat is spared. */
const LONGEST_CHARS = 3000;

/**
 * Has the model write a program and gives what it printed. Without a result nothing is invented: the model may answer, but with no number
 * that nobody gave.
 */
export async function byProgram(context: ToolContext, words: CodeWords): Promise<ToolResult> {
  const written = await context.program?.(context.text, dataOf(context), context.signal);
  if (!written?.outcome.ok) return { say: words.noResult, compose: true, ...(written && { program: written.source }) };
  const { output } = written.outcome;
  const say = output.length > LONGEST_CHARS ? `${output.slice(0, LONGEST_CHARS).toWellFormed()}…` : output;
  const know = `A program was run for this message. It printed:\n${say}`;
  return { say, know, program: written.source, ...(say.length <= SHORT_CHARS && { compose: true }) };
}
