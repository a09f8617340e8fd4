import type { ToolContext } from '../types.js';
import { programDraft } from './draft.js';
import type { ProgramRequest } from './draft.js';

/** Tokens of a program for a tool: about forty lines. */
const PROGRAM_TOKENS = 500;

/** How tools have programs written and run. */
export function programWriter(
  parts: Pick<ProgramRequest, 'engine' | 'runner' | 'trace'>,
): NonNullable<ToolContext['program']> {
  return (task, data, signal) => programDraft({ ...parts, task, data, maxTokens: PROGRAM_TOKENS }, signal);
}
