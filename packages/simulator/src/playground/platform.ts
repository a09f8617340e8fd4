import { secretWord } from '../ids.js';
import { announcedHash, announcedSize } from '../media/store.js';
import type { Bubble, Platform, Sent } from '../platform.js';
import type { Thread } from '../threads/thread.js';
import type { ThreadMessage } from '../threads/types.js';
import { postMedia, postMessages, postPresence } from './sends.js';

/** "Typing…" ends by itself after this long. */
const TYPING_LAPSE_MS = 20_000;
const GIVE_UP_AFTER_MS = 24 * 3_600_000;

function contentOf(bubble: Bubble, { link }: Sent): object {
  if (!('files' in bubble)) return bubble;
  const { files, kind, ...rest } = bubble;
  const media = files.map((file) => ({
    url: link(file),
    mime: file.mime,
    name: file.name,
    sha256: announcedHash(file, 'hex'),
    bytes: announcedSize(file),
  }));
  return { kind, ...rest, files: media };
}

const event = (thread: Thread, at: number, what: object) => ({
  person: { id: thread.identity.id, name: thread.identity.name },
  at,
  ...what,
});

const receipt = (thread: Thread, message: ThreadMessage, status: string, at: number, code?: number) =>
  event(thread, at, {
    type: 'receipt',
    target: message.id,
    key: message.outId,
    status,
    ...(code !== undefined && { code }),
  });

/**
 * The playground's own little platform: what a messaging API would be if it were made for bots. Its protocol is in this
 * package's README.
 */
export const playground: Platform = {
  channel: 'playground',
  typingLapseMs: TYPING_LAPSE_MS,
  giveUpAfterMs: GIVE_UP_AFTER_MS,
  throttled: { code: 4 },
  unsure: { code: 2 },
  newMessageId: () => `pg_${secretWord(12)}`,
  bubbles: (message) => [message],
  message: (bubble, sent) =>
    event(sent.thread, sent.at, {
      type: 'message',
      id: sent.id,
      content: contentOf(bubble, sent),
      ...(sent.quote !== undefined && { quote: sent.quote }),
      ...(sent.forwarded && { forwarded: true }),
    }),
  reaction: (thread, target, emoji, at) => event(thread, at, { type: 'reaction', target, emoji }),
  edit: (thread, target, value, at, count) =>
    event(thread, at, { type: 'edit', id: `${target}.${count}`, target, text: value }),
  unsend: (thread, target, at) => event(thread, at, { type: 'unsend', target }),
  reacted: () => [],
  accepted: (thread, message, at) => [receipt(thread, message, 'delivered', at)],
  seen: (thread, messages, at) => messages.map((message) => receipt(thread, message, 'read', at)),
  failed: (thread, message, code, at) => [receipt(thread, message, 'failed', at, code)],
  colleague: (thread, message, at) => event(thread, at, { type: 'human', id: message.id, text: message.text }),
  envelope: (account, events) => ({
    object: 'playground',
    account: account.account,
    events: events.map(({ event }) => event),
  }),
  // Nobody met it in the wild.
  strange: () => [],
  graph: {
    account: { 'POST messages': postMessages, 'POST media': postMedia, 'POST presence': postPresence },
    object: {},
  },
};
