import { asciiDigits } from '../numbers/read.js';
import { findTable } from '../tables/table.js';
import type { Table } from '../tables/table.js';
import { CHART_WORD } from '../tools/make-chart/keywords.js';
import { readWork } from '../tools/run-code/read.js';

/** Only digits, marks and arithmetic signs, at least one sign between two numbers, perhaps an equals or question mark at the end. */
const ARITHMETIC = /^[\d\s.,'’()+\-−–*·×x÷/:^%²³]+[=?\s]*$/u;
const SIGN_BETWEEN = /[\d)%²³]\s*[+\-−–*·×x÷/^]\s*[\d(]/u;
/** Numbers joined by dashes, slashes or colons only are dates, times or telephone numbers more often than sums. */
const NOT_A_SUM = /^\d+(?:\s*[-–/:]\s*\d+){2,}$/u;

/** The tool that a message plainly asks for, without asking a model. `table`: what came with it as a file. */
export function plainChoice(text: string, picturesAtHand: number, language: string, table?: Table): string | undefined {
  // Whatever is said beside a table is about the table.
  if (table) return CHART_WORD.test(text) ? 'make_chart' : 'run_code';
  if (text === '') return picturesAtHand > 0 ? 'read_picture' : undefined;
  const found = findTable(text);
  if (found) return CHART_WORD.test(found.rest) ? 'make_chart' : readWork(text, language) && 'run_code';
  const ascii = asciiDigits(text).trim();
  if (ARITHMETIC.test(ascii) && SIGN_BETWEEN.test(ascii) && !NOT_A_SUM.test(ascii)) return 'calculate';
  return undefined;
}
