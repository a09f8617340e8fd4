import type { ChatMessage } from '@hearth/inference';
import type { ThreadMessage } from '../types.js';
import { wrap } from './data.js';
import { describeMessage } from './describe.js';
import type { PictureNote } from './describe.js';
import type { IsOther } from './speakers.js';

/** A message that is only text. */
export interface TextMessage extends ChatMessage {
  readonly content: string;
}

/** Characters of earlier messages that go into a prompt, about 1500 tokens: more costs seconds on a CPU. */
const HISTORY_CHARS = 6000;
/** Characters of one earlier message. */
const MESSAGE_CHARS = 1200;
/** One message in so many may be where the window begins. */
const ANCHOR_EVERY = 6;

/**
 * Earlier messages as chat messages, oldest first, neighbours of one role joined; those of others than who is answered are marked.
 * The window begins at a message that its own id makes an anchor, so its start stays where it is for several turns and the engine's
 * prefix cache keeps working; a window that moved with every message would miss it every time.
 */
export function historyMessages(
  history: readonly ThreadMessage[],
  note: PictureNote,
  isOther: IsOther = () => false,
): TextMessage[] {
  const described = history.map((message) => {
    const content = describeMessage(message, note).slice(0, MESSAGE_CHARS);
    return {
      id: message.id,
      role: message.role === 'person' ? ('user' as const) : ('assistant' as const),
      content: isOther(message) ? wrap('quote', content) : content,
    };
  });
  let start = described.length;
  for (let room = HISTORY_CHARS; start > 0; start--) {
    room -= described[start - 1]!.content.length;
    if (room < 0) break;
  }
  if (start > 0) {
    const anchor = described.findIndex((message, i) => i >= start && isAnchor(message.id));
    if (anchor >= 0) start = anchor;
  }
  return joinNeighbours(described.slice(start).filter((message) => message.content !== ''));
}

function joinNeighbours(messages: readonly TextMessage[]): TextMessage[] {
  const joined: TextMessage[] = [];
  for (const { role, content } of messages) {
    const last = joined.at(-1);
    if (last?.role === role) joined[joined.length - 1] = { role, content: `${last.content}\n${content}` };
    else joined.push({ role, content });
  }
  // A chat begins with the person; templates are written for that.
  if (joined[0]?.role === 'assistant') joined.shift();
  return joined;
}

function isAnchor(id: string): boolean {
  let sum = 0;
  for (let i = 0; i < id.length; i++) sum = (sum * 31 + id.charCodeAt(i)) % 65_521;
  return sum % ANCHOR_EVERY === 0;
}
