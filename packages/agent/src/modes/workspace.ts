import type { Draft } from './types.js';

/** Characters of one draft in the workspace, from its end: the result and what led to it. */
const DRAFT_CHARS = 220;

/** What all agents know in the refining round: each one's result and the last of its work. */
export function workspaceOf(drafts: readonly Draft[]): string {
  return drafts
    .filter((draft) => draft.answer !== undefined)
    .map(({ text, answer }, i) => `Draft ${i + 1}, result ${answer}:\n${tail(text)}`)
    .join('\n\n');
}

function tail(text: string): string {
  if (text.length <= DRAFT_CHARS) return text;
  const end = text.slice(-DRAFT_CHARS);
  return `…${end.slice(end.indexOf('\n') + 1)}`;
}
