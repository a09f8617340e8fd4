import type { StoredMedia } from '@hearth/message';
import type { ThreadMessage, Turn } from '../types.js';

/** Pictures of messages, oldest first, as far as they were stored. */
export function picturesOf(messages: readonly ThreadMessage[]): StoredMedia[] {
  return messages.flatMap((message) =>
    message.parts.flatMap((part) => (part.type === 'image' && part.media.state === 'stored' ? [part.media] : [])),
  );
}

/** Pictures that the turn may mean: those sent with it; if none those quoted; if none the thread's latest, of the person or ours. */
export function picturesMeant(turn: Turn): readonly StoredMedia[] {
  const sent = picturesOf(turn.inbox);
  if (sent.length > 0) return sent;
  const quoted = picturesOf(quotedBy(turn));
  return quoted.length > 0 ? quoted : picturesOf(turn.history).slice(-1);
}

/** Pictures that were sent or quoted in this turn: those the person has before their eyes. */
export function picturesAtHand(turn: Turn): readonly StoredMedia[] {
  return picturesOf([...turn.inbox, ...quotedBy(turn)]);
}

function quotedBy(turn: Turn): ThreadMessage[] {
  return turn.inbox.flatMap((message) => message.quote ?? []);
}
