import type { TextMessage } from '../prompt/history.js';

/** A message so short may only make sense after the one before it. */
const FOLLOW_UP_CHARS = 70;
/** Characters of each of the two messages before it. */
const BEFORE_CHARS = 300;

/** What agents that think are given: the message as it stands in the prompt, and what it may refer back to. */
export function taskOf(prompt: readonly TextMessage[]): string {
  const last = prompt.at(-1)!;
  if (last.content.length > FOLLOW_UP_CHARS) return last.content;
  const before = prompt
    .slice(1, -1)
    .slice(-2)
    .map(({ role, content }) => `${role === 'user' ? 'I wrote' : 'You answered'}: ${content.slice(0, BEFORE_CHARS)}`);
  return [...before, last.content].join('\n');
}
