import type { StoredMedia } from '@hearth/message';
import type { Subjects, ThreadMessage, Turn } from '../types.js';

/** Pictures of messages, oldest first, as far as they were stored. */
export function picturesOf(messages: readonly ThreadMessage[]): StoredMedia[] {
  return messages.flatMap((message) =>
    message.parts.flatMap((part) => (part.type === 'image' && part.media.state === 'stored' ? [part.media] : [])),
  );
}

/** Pictures that the turn may mean: those sent with it; if none those quoted; if none the thread's latest, of the person or ours. */
export function picturesMeant(turn: Turn): readonly StoredMedia[] {
  const here = sentElseQuoted(turn);
  return here.length > 0 ? here : picturesOf(turn.history).slice(-1);
}

/** Pictures that were sent or quoted in this turn: those the person has before their eyes. */
export function picturesAtHand(turn: Turn): readonly StoredMedia[] {
  return picturesOf([...turn.inbox, ...quotedBy(turn)]);
}

/** The person's pictures that a question about what is seen may mean; a quoted picture of ours is meant as it is. */
export function subjectsOf(turn: Turn): Subjects {
  const own = turn.history.filter(({ role }) => role === 'person');
  const here = sentElseQuoted(turn);
  if (here.length > 0) return { meant: here, before: picturesOf(own) };
  const latest = own.findLastIndex((message) => picturesOf([message]).length > 0);
  if (latest < 0) return { meant: [], before: [] };
  return { meant: picturesOf([own[latest]!]), before: picturesOf(own.slice(0, latest)) };
}

function sentElseQuoted(turn: Turn): readonly StoredMedia[] {
  const sent = picturesOf(turn.inbox);
  return sent.length > 0 ? sent : picturesOf(quotedBy(turn));
}

function quotedBy(turn: Turn): ThreadMessage[] {
  return turn.inbox.flatMap((message) => message.quote ?? []);
}
