import type { Engine, Sampling } from '@hearth/inference';
import type { ProgramRunner } from '../../code/types.js';
import { findAnswer } from '../answer/find.js';
import type { Draft, DraftRequest } from '../types.js';
import { PROGRAM_WAYS } from './choose.js';
import { writeProgram } from './program.js';
import { draftMessages } from './prompts.js';
import { writeReasoning } from './reasoning.js';

/** What the ways of writing a draft work with. */
export interface Desk {
  readonly engine: Engine;
  /** Without it nobody takes the way `program`. */
  readonly programs: ProgramRunner | undefined;
}

/** What a way came to. */
export interface Outcome extends Pick<Draft, 'text' | 'failed' | 'tools' | 'tokens'> {
  /** The result, when it is not to be looked for in the text. */
  readonly answer?: string;
}

/**
 * Writes one draft. It never fails but when aborted: what went wrong is told in the draft.
 * @throws the signal's reason when aborted
 */
export async function writeDraft(request: DraftRequest, desk: Desk, signal: AbortSignal): Promise<Draft> {
  const began = performance.now();
  const outcome = await outcomeOf(request, desk, signal);
  const { text, tools, tokens } = outcome;
  const answer = outcome.answer ?? (outcome.failed === undefined ? findAnswer(text) : undefined);
  const failed = outcome.failed ?? (answer === undefined ? 'no answer' : undefined);
  return {
    way: request.way,
    text: failed === undefined ? text : '',
    ...(answer !== undefined && { answer }),
    ...(failed !== undefined && { failed }),
    ...(tools && tools.length > 0 && { tools }),
    tokens,
    ms: Math.round(performance.now() - began),
  };
}

async function outcomeOf(request: DraftRequest, desk: Desk, signal: AbortSignal): Promise<Outcome> {
  const messages = draftMessages(request);
  const sampling = samplingOf(request);
  try {
    return PROGRAM_WAYS.has(request.way)
      ? await writeProgram(request, messages, sampling, desk, signal)
      : await writeReasoning(request, messages, sampling, desk, signal);
  } catch (error) {
    signal.throwIfAborted();
    return { text: '', failed: error instanceof Error ? error.message : String(error), tokens: 0 };
  }
}

/** Greedy: noise loses more than it finds. */
function samplingOf({ seed }: DraftRequest): Sampling {
  return seed === undefined ? { temperature: 0 } : { temperature: 0.5, topP: 0.9, seed };
}
