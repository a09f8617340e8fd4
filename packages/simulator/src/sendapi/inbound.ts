import type { SimulatedAccount } from '../accounts.js';
import type { MediaFile } from '../media/store.js';
import type { Bubble, Sent, ThreadEvent } from '../platform.js';
import type { Thread } from '../threads/thread.js';
import type { ThreadMessage } from '../threads/types.js';

/** Events that both platforms word alike: `entry[].messaging[]` items. Times are numbers of milliseconds. */

/** `sender` and `recipient` of something the person did. */
export function fromPerson(thread: Thread): object {
  return { sender: { id: thread.identity.id }, recipient: { id: thread.account.account } };
}

/** `sender` and `recipient` of something the account did. */
function fromAccount(thread: Thread): object {
  return { sender: { id: thread.account.account }, recipient: { id: thread.identity.id } };
}

export function attachment(type: string, file: MediaFile, link: (file: MediaFile) => string): object {
  return { type, payload: { url: link(file) } };
}

/** A `message` event with the quote that it may carry. */
export function messageEvent(sent: Sent, content: object): object {
  const { thread, id, at, quote } = sent;
  const reply = quote === undefined ? {} : { reply_to: { mid: quote } };
  return { ...fromPerson(thread), timestamp: at, message: { mid: id, ...content, ...reply } };
}

/** A tap: on a quick reply it is a message, on a button a postback. */
export function choiceEvent(bubble: Extract<Bubble, { kind: 'choice' }>, sent: Sent): object {
  if (bubble.how === 'quick-reply') {
    return messageEvent(sent, {
      text: bubble.title,
      quick_reply: { payload: bubble.id },
    });
  }
  const postback = { mid: sent.id, title: bubble.title, payload: bubble.id };
  return { ...fromPerson(sent.thread), timestamp: sent.at, postback };
}

/** Names of the classic reactions; every other emoji is `other`. */
const REACTION_NAMES: Readonly<Record<string, string>> = {
  '❤': 'love',
  '❤️': 'love',
  '😆': 'haha',
  '😂': 'haha',
  '😮': 'wow',
  '😢': 'sad',
  '😠': 'angry',
  '👍': 'like',
  '👎': 'dislike',
};

/** On `unreact` the emoji is missing. */
export function reactionEvent(thread: Thread, target: string, emoji: string | null, at: number): object {
  const what =
    emoji === null ? { action: 'unreact' } : { action: 'react', reaction: REACTION_NAMES[emoji] ?? 'other', emoji };
  return { ...fromPerson(thread), timestamp: at, reaction: { mid: target, ...what } };
}

export function editEvent(thread: Thread, target: string, text: string, at: number, count: number): object {
  return { ...fromPerson(thread), timestamp: at, message_edit: { mid: target, text, num_edit: count } };
}

/** What the account itself sent, by this or another app. */
export function echoEvent(thread: Thread, message: ThreadMessage, at: number, appId: number | undefined): object {
  const attachments = [
    ...(message.images ?? []).map(({ url }) => ({ type: 'image', payload: { url } })),
    ...(message.file ? [{ type: 'file', payload: { url: message.file.url } }] : []),
  ];
  const content = attachments.length > 0 ? { attachments } : { text: message.text };
  const echo = {
    mid: message.id,
    is_echo: true,
    ...(appId !== undefined && { app_id: appId }),
    ...(message.outId !== undefined && { metadata: message.outId }),
    ...content,
  };
  return { ...fromAccount(thread), timestamp: at, message: echo };
}

/** What is left of an event while another app owns the thread: postbacks lose their payload. */
function onStandby(event: object): object {
  if (!('postback' in event)) return event;
  const { payload: _secret, ...postback } = event.postback as { payload: string };
  return { ...event, postback };
}

/** One POST: many events are spread over two entries, as the platforms may; those on standby are in a list of their own. */
export function envelopeOf(object: 'page' | 'instagram') {
  return (account: SimulatedAccount, events: readonly ThreadEvent[], now: number): object => {
    const half = Math.ceil(events.length / 2);
    const parts = events.length > 1 ? [events.slice(0, half), events.slice(half)] : [events];
    const entryOf = (part: readonly ThreadEvent[]) => {
      const messaging = part.filter(({ standby }) => !standby).map(({ event }) => event);
      const standby = part.filter((one) => one.standby).map(({ event }) => onStandby(event as object));
      return {
        id: account.account,
        time: now,
        ...(messaging.length > 0 && { messaging }),
        ...(standby.length > 0 && { standby }),
      };
    };
    return { object, entry: parts.map(entryOf) };
  };
}
