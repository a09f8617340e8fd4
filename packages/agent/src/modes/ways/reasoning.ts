import type { ChatMessage, Sampling } from '@hearth/inference';
import type { ToolTrace } from '../../types.js';
import type { DraftRequest } from '../types.js';
import type { Desk, Outcome } from './draft.js';
import { firstWrongSum } from './sums.js';
import { writeUntil } from './write.js';

/** Results put right in one draft; a model that goes wrong more often is lost anyway. */
const MOST_CORRECTIONS = 4;
/** What begins a tool call, or a tool's result, that the model made up. */
const MACHINE_TALK = ['<tool_', '<|'];

/**
 * A chain of reasoning in words. Every plain sum in it is calculated as it is written: where the model has it wrong, it is interrupted, the
 * right result is put in, and it goes on from there.
 */
export async function writeReasoning(
  { maxTokens, deadline }: DraftRequest,
  messages: readonly ChatMessage[],
  sampling: Sampling,
  { engine }: Desk,
  signal: AbortSignal,
): Promise<Outcome> {
  const tools: ToolTrace[] = [];
  let text = '';
  let tokens = 0;
  for (;;) {
    const before = text;
    const corrects = tools.length < MOST_CORRECTIONS;
    const written = await writeUntil(
      engine,
      {
        prompt: { messages, ...(text !== '' && { answer: text }) },
        maxTokens: Math.max(1, maxTokens - tokens),
        sampling,
        stop: MACHINE_TALK,
      },
      { deadline, signal, stopWhen: (more) => corrects && firstWrongSum(before + more) !== undefined },
    );
    text += written.text;
    tokens += written.tokens;
    if (written.finish === 'loop') return { text, failed: 'it repeated itself', tools, tokens };
    const whole = written.finish === 'stop' ? `${text}\n` : text;
    const wrong = corrects ? firstWrongSum(whole) : undefined;
    if (!wrong || (written.finish !== 'stopped' && written.finish !== 'stop')) {
      return { text, ...unfinished(written.finish), tools, tokens };
    }
    tools.push({
      name: 'calculate',
      arguments: { expression: wrong.expression },
      result: `${wrong.right}, not ${wrong.wrote}`,
      ms: 0,
    });
    // With what follows the number, or the model would add digits to it.
    const after = /^[.,]?\D/u.exec(text.slice(wrong.start + wrong.wrote.length))?.[0] ?? '\n';
    text = text.slice(0, wrong.start) + wrong.right + after;
    if (tokens >= maxTokens) return { text, ...unfinished('length'), tools, tokens };
  }
}

/** A thought that was never closed. What it holds may still end in a result, so only what surely has none is given up. */
function unfinished(finish: string): Pick<Outcome, 'failed'> {
  if (finish === 'time') return { failed: 'out of time' };
  return finish === 'length' ? { failed: 'it never came to an end' } : {};
}
