import type { TextMessage } from './history.js';
import { placesIn } from './places.js';

/** What {@link wrap} marks as text of others. It can be trusted: `harmless` lets nobody open or close a tag of ours. */
const MARKED = /(<(picture|quote|data)>\n)([\s\S]*?)(\n<\/\2>)/gu;

/** All text of others in a prompt. */
export function textOfOthers(messages: readonly TextMessage[]): string {
  return messages.flatMap(({ content }) => [...content.matchAll(MARKED)].map((match) => match[3]!)).join('\n');
}

/** The same prompt with text of others passed through `change`. */
export function withOthers(messages: readonly TextMessage[], change: (text: string) => string): TextMessage[] {
  return messages.map((message) =>
    message.role === 'user'
      ? {
          ...message,
          content: message.content.replace(
            MARKED,
            (_, open: string, _tag, text: string, close: string) => `${open}${change(text)}${close}`,
          ),
        }
      : message,
  );
}

/** The same prompt with `words` in place of the person's own in the last message; what others wrote and pictures stay. */
export function askedInstead(messages: readonly TextMessage[], words: string): TextMessage[] {
  const last = messages.at(-1)!;
  const marked = [...last.content.matchAll(MARKED)].map((match) => match[0]);
  const content = [...placesIn(last.content.replace(MARKED, '')), ...marked, words].join('\n');
  return [...messages.slice(0, -1), { ...last, content }];
}
