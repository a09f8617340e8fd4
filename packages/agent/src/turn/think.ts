import { ponder } from '../modes/ponder.js';
import type { PonderDesk } from '../modes/think.js';
import type { ModeSettings } from '../modes/settings.js';
import type { Mode, Thought } from '../modes/types.js';
import { orderedIn } from './commands.js';
import { taskOf } from './task.js';
import type { TraceBuilder } from './trace.js';
import { promptOf } from './write.js';
import type { WriteRequest } from './write.js';

export interface ThinkRequest {
  readonly mode: Exclude<Mode, 'instant'>;
  readonly write: Omit<WriteRequest, 'deadline'>;
  readonly modes: ModeSettings;
}

/** What thinking came to; no words when the model has to answer as it would at once. */
export interface ThoughtAnswer {
  readonly words?: string;
  readonly thought?: Thought;
}

/** Text of others in a task. */
const OTHERS = /<(?:data|quote|picture)>/u;

/** Answers what the model would have to write at once by thinking about it. @throws the signal's reason when aborted */
export async function thinkItOver(
  { mode, write, modes }: ThinkRequest,
  desk: PonderDesk,
  trace: TraceBuilder,
  signal: AbortSignal,
): Promise<ThoughtAnswer> {
  const { view, settings } = write;
  const prompt = promptOf(write);
  const task = taskOf(prompt);
  const { language, languageKnown } = view;
  const began = trace.elapsedMs;
  const request = { task, language, languageKnown, settings: modes, maxTokens: settings.maxTokens };
  const pondered = await ponder(mode, request, desk, signal);
  trace.pondered(mode, pondered, began);
  const { words, thought } = pondered;
  // What others wrote may hold commands; an answer in free words under them is for the writer that looks for those.
  if (words === undefined || (pondered.free && OTHERS.test(task)) || orderedIn(words, prompt).length > 0) return {};
  return { words, ...(thought && { thought }) };
}
