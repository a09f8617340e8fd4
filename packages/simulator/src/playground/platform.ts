import { z } from 'zod';
import { jsonOf } from '../http/graph-call.js';
import { badParameter, GraphError, noSuchObject } from '../http/graph-error.js';
import { parseStrict } from '../http/strict.js';
import { secretWord } from '../ids.js';
import { announcedHash, announcedSize } from '../media/store.js';
import type { Bubble, GraphCall, Platform, Sent } from '../platform.js';
import { acceptReaction, acceptSend } from '../threads/sending.js';
import type { Thread } from '../threads/thread.js';
import type { ThreadMessage } from '../threads/types.js';
import { fileView } from '../threads/view.js';

/**
 * The playground's own little platform: what a messaging API would be if it were made for bots. A send carries a key, and
 * the same key again is the same message. Its protocol is in this package's README.
 */

const TYPING_LAPSE_MS = 20_000;
const GIVE_UP_AFTER_MS = 24 * 3_600_000;
const MAX_TEXT = 8000;
const MB = 1024 * 1024;
const MAX_FILE_BYTES = 16 * MB;

const id = z.string().min(1);
const text = z.string().min(1).max(MAX_TEXT);
const option = z.strictObject({ id, title: z.string().min(1).max(80), description: z.string().max(200).optional() });
const common = { to: id, key: z.string().min(1).max(128), quote: id.optional() };
const sendBody = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('text'), text }),
  z.strictObject({ ...common, type: z.enum(['image', 'sticker', 'document']), media: id, caption: text.optional() }),
  z.strictObject({ ...common, type: z.literal('choice'), text, options: z.array(option).min(1).max(20) }),
  z.strictObject({ to: id, key: common.key, type: z.literal('reaction'), target: id, emoji: z.string() }),
]);

function personOf(call: GraphCall, to: string): Thread {
  const thread = call.world.threads.find(call.account, to);
  if (!thread) throw noSuchObject(to, 'post');
  return thread;
}

async function postMessages(call: GraphCall): Promise<unknown> {
  const body = parseStrict(sendBody, jsonOf(call));
  const thread = personOf(call, body.to);
  if (body.type === 'reaction') {
    if (!thread.get(body.target)) throw badParameter('Param target is not a message of this thread.');
    await acceptReaction(call, thread, body.target, body.emoji || null, body.key);
    return { id: body.target };
  }
  if (body.quote !== undefined && !thread.get(body.quote))
    throw badParameter('Param quote is not a message of this thread.');
  const draft = { outId: body.key, ...(body.quote !== undefined && { quote: body.quote }) };
  if (body.type === 'text') return accept(call, thread, { ...draft, kind: 'text', text: body.text });
  if (body.type === 'choice') {
    return accept(call, thread, { ...draft, kind: 'choice', text: body.text, options: body.options });
  }
  const file = call.world.media.get(call.account, body.media);
  if (!file) throw badParameter('Param media is not an uploaded file.');
  return accept(call, thread, { ...draft, ...fileView(call.world, body.type, [file], body.caption) });
}

async function accept(call: GraphCall, thread: Thread, draft: Parameters<typeof acceptSend>[2]): Promise<unknown> {
  return { id: (await acceptSend(call, thread, draft, { once: true })).id };
}

async function postMedia(call: GraphCall): Promise<unknown> {
  if (call.body.kind !== 'form' || call.body.files.length !== 1)
    throw badParameter('The body must be multipart with one file.');
  const file = call.body.files[0]!;
  if (file.bytes.length > MAX_FILE_BYTES)
    throw new GraphError(100, `The file is larger than ${MAX_FILE_BYTES} bytes.`, { status: 413 });
  return { id: (await call.world.media.put(call.account, file, 'account')).id };
}

/** The person's messages up to `read` count as read; `typing` shows the dots for 20 s. */
const presenceBody = z.strictObject({ to: id, read: id.optional(), typing: z.boolean().optional() });

async function postPresence(call: GraphCall): Promise<unknown> {
  const body = parseStrict(presenceBody, jsonOf(call));
  const thread = personOf(call, body.to);
  if (body.read !== undefined) {
    if (!thread.get(body.read)) throw badParameter('Param read is not a message of this thread.');
    thread.markRead('person', body.read);
  }
  if (body.typing !== undefined) thread.setTyping(body.typing ? TYPING_LAPSE_MS : 0);
  return { ok: true };
}

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
