import type { ChatMessage, Sampling } from '@hearth/inference';
import { runMended } from '../../code/mend.js';
import { programIn } from '../../code/source.js';
import { harmless } from '../../prompt/data.js';
import type { ToolTrace } from '../../types.js';
import type { DraftRequest } from '../types.js';
import type { Desk, Outcome } from './draft.js';
import { writeUntil } from './write.js';

/** Programs written for one task: an error goes back once. */
const TRIES = 2;
/** Characters of an error that the model is told. */
const ERROR_CHARS = 300;
/**
 * What programs may use: all orders of a list; and days in an order that cannot be mistaken. On the line that the program begins in, so that
 * the lines of errors are its own. A program may have functions of these names itself.
 */
const LIBRARY = [
  'globalThis.permutations ??= (list) => list.length < 2 ? [list] : list.flatMap((one, i) => permutations(list.filter((_, j) => j !== i)).map((rest) => [one, ...rest]));',
  "Date.prototype.toLocaleDateString = function () { return [this.getFullYear(), this.getMonth() + 1, this.getDate()].map((part) => String(part).padStart(2, '0')).join('-'); };",
].join('');

/** A program whose printed result is the answer. What the model claims that it prints is never read. */
export async function writeProgram(
  { maxTokens, deadline }: DraftRequest,
  messages: readonly ChatMessage[],
  sampling: Sampling,
  { engine, programs }: Desk,
  signal: AbortSignal,
): Promise<Outcome> {
  if (!programs) return { text: '', failed: 'no programs here', tokens: 0 };
  const tools: ToolTrace[] = [];
  let tokens = 0;
  let chat = messages;
  let failed = '';
  for (let i = 0; i < TRIES; i++) {
    const written = await writeUntil(
      engine,
      { prompt: { messages: chat }, maxTokens: Math.max(1, maxTokens - tokens), sampling },
      { deadline, signal, stopWhen: (text) => /```[a-z]*\n[\s\S]*\n```/iu.test(text) },
    );
    tokens += written.tokens;
    const program = programIn(written.text);
    if (program === undefined) return { text: '', failed: 'no program', tools, tokens };
    const began = performance.now();
    const { source: mended, outcome: ran } = await runMended(programs, LIBRARY + program, undefined, signal);
    const source = mended.slice(LIBRARY.length);
    const printed = ran.ok ? ran.output.trim() : '';
    const ms = Math.round(performance.now() - began);
    const told = ran.ok && printed !== '' ? { result: printed } : { error: ran.ok ? 'it prints nothing' : ran.message };
    tools.push({ name: 'program', arguments: { source }, ...told, ms });
    if (told.error === undefined) {
      return { text: `\`\`\`js\n${source}\n\`\`\`\nIt prints: ${printed}`, answer: resultOf(printed), tools, tokens };
    }
    failed = harmless(told.error.slice(0, ERROR_CHARS));
    chat = [
      ...messages,
      { role: 'assistant', content: written.text },
      { role: 'user', content: `That fails: ${failed}\nWrite the whole program again, corrected.` },
    ];
  }
  return { text: '', failed: `program: ${failed}`, tools, tokens };
}

/** Decimal places beyond which a number shows how computers count: 44.99999999999999. */
const PLACES = 9;

/** What a program prints last is its result; earlier lines are steps on the way. */
function resultOf(printed: string): string {
  const last = printed.split('\n').at(-1)!.trim();
  return /^-?\d+\.\d{10,}$/u.test(last) ? String(Number(Number(last).toFixed(PLACES))) : last;
}
