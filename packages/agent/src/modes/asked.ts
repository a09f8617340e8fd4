import type { Part } from '@hearth/message';
import type { ThreadMessage, Turn } from '../types.js';
import type { Mode } from './types.js';
import { wishIn } from './wish.js';

/** A turn without the words that ask for a mode, and what they asked for. */
export interface Asked {
  readonly turn: Turn;
  /** Undefined when nobody asked for one. */
  readonly mode: Mode | undefined;
  /** Several modes were named; the most thorough one was taken. */
  readonly several: boolean;
}

/** Takes the wish for a mode out of a turn. A message that is nothing but a wish means what the person wrote before it. */
export function takeWish(turn: Turn): Asked {
  // What somebody passes on is another one's wish.
  const wishes = turn.inbox.flatMap(({ parts, forwarded }) =>
    forwarded ? [] : parts.flatMap((part) => wishOf(part) ?? []),
  );
  if (wishes.length === 0) return { turn, mode: turn.mode, several: false };
  const inbox = turn.inbox.map((message) =>
    message.forwarded ? message : { ...message, parts: message.parts.flatMap(withoutWish) },
  );
  const said = inbox.some(({ parts }) => parts.length > 0);
  const strongest = wishes.reduce((a, b) => (THOROUGHNESS[b.mode] > THOROUGHNESS[a.mode] ? b : a));
  const several = wishes.some((wish) => wish.several || wish.mode !== strongest.mode);
  const again = said ? inbox : [before(turn) ?? turn.inbox[0]!];
  return { turn: { ...turn, inbox: again }, mode: turn.mode ?? strongest.mode, several };
}

const THOROUGHNESS: Readonly<Record<Mode, number>> = { instant: 0, thinking: 1, contemplating: 2 };

function wishOf(part: Part) {
  return part.type === 'text' ? wishIn(part.text) : undefined;
}

function withoutWish(part: Part): Part[] {
  const wish = wishOf(part);
  if (!wish || part.type !== 'text') return [part];
  return wish.rest === '' ? [] : [{ ...part, text: wish.rest }];
}

function before({ history }: Turn): ThreadMessage | undefined {
  return history.findLast(({ role, parts }) => role === 'person' && parts.some(({ type }) => type === 'text'));
}
