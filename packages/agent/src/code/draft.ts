import type { ChatMessage, Engine } from '@hearth/inference';
import { harmless } from '../prompt/data.js';
import { complete } from '../turn/complete.js';
import type { TraceBuilder } from '../turn/trace.js';
import { runMended } from './mend.js';
import { programIn } from './source.js';
import type { ProgramDraft, ProgramRunner } from './types.js';

/** A program that failed is written once more, with its error given back. */
const ATTEMPTS = 2;
/** How every program begins: the model has only its lines left to write. */
const FENCE = '```js\n';
/** Characters of `data` that are shown to the model as an example of what the program finds there. */
const DATA_CHARS = 600;

export interface ProgramRequest {
  readonly engine: Engine;
  readonly runner: ProgramRunner;
  readonly trace: TraceBuilder;
  /** The task in the person's words. */
  readonly task: string;
  /** What the program gets as `data`; plain JSON. */
  readonly data?: unknown;
  /** Of one attempt. */
  readonly maxTokens: number;
}

/**
 * Has the model write a program for a task and runs it; an error goes back to the model once.
 * @throws the signal's reason when aborted, EngineError as the engine does.
 */
export async function programDraft(request: ProgramRequest, signal: AbortSignal): Promise<ProgramDraft> {
  const { engine, runner, trace, task, data, maxTokens } = request;
  const messages: ChatMessage[] = [
    { role: 'system', content: instructions(data) },
    { role: 'user', content: harmless(task) },
  ];
  for (let attempts = 1; ; attempts++) {
    const prompt = { messages, answer: FENCE };
    const { text } = await complete(engine, { prompt, maxTokens, stop: ['```'] }, trace, signal);
    const { source, outcome } = await runMended(runner, programIn(FENCE + text) ?? '', data, signal);
    if (outcome.ok || attempts === ATTEMPTS) return { source, outcome, attempts };
    messages.push(
      { role: 'assistant', content: `${FENCE}${source}\n\`\`\`` },
      { role: 'user', content: `That program failed: ${harmless(outcome.message)}\nWrite it again, corrected.` },
    );
  }
}

function instructions(data: unknown): string {
  const lines = [
    'Answer the task with a short JavaScript program and nothing else.',
    'Take the numbers from the task, let the program compute the answer, and print only the final answer with console.log.',
    'Use let for what changes. A percentage p is the factor p / 100; what grows by p percent every year is multiplied by (1 + p / 100) once for each year.',
    'It runs alone: no import, no require, no input, no network, no files, no timers.',
  ];
  if (data !== undefined) {
    const shown = JSON.stringify(data);
    const example = shown.length > DATA_CHARS ? `${shown.slice(0, DATA_CHARS)}…` : shown;
    lines.push(
      `The global variable data holds the table; use it and do not write it out. It begins: ${harmless(example)}`,
    );
  }
  return lines.join('\n');
}
