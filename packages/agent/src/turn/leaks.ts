import type { TextMessage } from '../prompt/history.js';
import { textOfOthers } from '../prompt/others.js';
import { squeezed } from '../reply/words.js';

/** Words in a row that are no chance. */
const RUN = 7;
/** A code, key or number: a word of five or more characters with a digit in it. */
const CODE = /[\p{L}\p{N}][\p{L}\p{N}\-_.:/@#]{3,}[\p{L}\p{N}]/gu;
const LINK = /https?:\/\/[^\s)>\]]+/giu;

/**
 * Whether an answer to a prompt with text of others gives away what that text has no business to ask for: the instructions in running
 * words, or, where the text came with this very message, a code out of them or a link that nobody gave (which may carry anything).
 */
export function leaks(answer: string, messages: readonly TextMessage[]): boolean {
  const others = textOfOthers(messages);
  if (others === '') return false;
  const [system, ...conversation] = messages;
  if (system?.role !== 'system') return false;
  const told = conversation.map(({ content }) => content).join('\n');
  const flat = squeezed(answer);
  const given = squeezed(told);
  const secret = (text: string) => text !== '' && flat.includes(text) && !given.includes(text);
  const words = system.content.split(/\s+/u);
  const runs = words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, i) => words.slice(i, i + RUN).join(' '));
  if (runs.some((run) => secret(squeezed(run)))) return true;
  if (textOfOthers(messages.slice(-1)) === '') return false;
  const codes = (system.content.match(CODE) ?? []).filter((word) => /\p{N}/u.test(word));
  return (
    codes.some((code) => secret(squeezed(code))) ||
    (answer.match(LINK) ?? []).some((link) => !told.includes(link.replace(/[.,;:!?]+$/u, '')))
  );
}
