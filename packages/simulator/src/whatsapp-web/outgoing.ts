import { z } from 'zod';
import type { ThreadMessage } from '../threads/types.js';
import { fileView } from '../threads/view.js';
import { sendOff, setAck } from './acks.js';
import { wireChat, type StoredMessage, type WebChat } from './chats.js';
import type { Web } from './context.js';
import { MEDIA_PATH } from './draft.js';
import type { SendAccident } from './faults.js';
import { keyOf } from './keys.js';

const wid = z.object({ _serialized: z.string() });

/** A message's model as the page sends it. */
const outgoing = z.looseObject({
  id: z.object({ fromMe: z.literal(true), remote: wid, id: z.string().min(1), participant: wid.optional() }),
  type: z.string(),
  from: wid,
  to: wid,
  t: z.number(),
  body: z.string().nullish(),
  caption: z.string().nullish(),
  directPath: z.string().nullish(),
  quotedStanzaID: z.string().nullish(),
  filename: z.string().nullish(),
});
type Outgoing = z.infer<typeof outgoing>;

/** WhatsApp's longest text, in characters. */
const MAX_TEXT = 65_536;
/** How long the page shows a person "typing…" before it lapses. */
const TYPING_LAPSE_MS = 25_000;

/** Message types by what shows in a thread. */
const FILE_KINDS: Readonly<Record<string, 'image' | 'sticker' | 'audio' | 'video' | 'document'>> = {
  image: 'image',
  sticker: 'sticker',
  ptt: 'audio',
  audio: 'audio',
  video: 'video',
  document: 'document',
};

/** @throws RangeError when a file was never uploaded */
function viewOf(
  web: Web,
  { type, body, caption, directPath, filename, lat, lng }: Outgoing,
): Pick<ThreadMessage, 'kind'> & Partial<ThreadMessage> {
  const kind = FILE_KINDS[type];
  if (kind) {
    const file = directPath?.startsWith(MEDIA_PATH)
      ? web.world.media.peek(directPath.slice(MEDIA_PATH.length))
      : undefined;
    if (!file) throw new RangeError(`a message of type ${type} without an uploaded file`);
    const named = filename ? { ...file, name: filename } : file;
    return fileView(web.world, kind, [named], caption ?? undefined);
  }
  if (type === 'chat') return { kind: 'text', text: body ?? '' };
  if (type === 'location') return { kind: 'location', location: { latitude: Number(lat), longitude: Number(lng) } };
  return { kind: 'unsupported' };
}

/** The message of the chat that another one quotes, by its short id. */
function quoted(chat: WebChat, shortId: string | null | undefined): string | undefined {
  return chat.messages.findLast(({ wire }) => wire.id.id === shortId)?.wire.id._serialized;
}

function keep(web: Web, chat: WebChat, message: Outgoing): StoredMessage {
  const { id: key, type, from, to, t, ...fields } = message;
  const { participant } = key;
  const id = keyOf({
    fromMe: true,
    remote: key.remote._serialized,
    id: key.id,
    ...(participant && { participant: participant._serialized }),
  });
  if (web.chats.message(id._serialized)) throw new RangeError('a message with this id was sent before');
  const stored = web.chats.add(chat, {
    id,
    type,
    from: from._serialized,
    to: to._serialized,
    t,
    ack: 0,
    fields,
  });
  const quote = quoted(chat, fields.quotedStanzaID);
  chat.thread?.add({
    id: id._serialized,
    from: 'assistant',
    status: 'sending',
    ...viewOf(web, message),
    ...(quote !== undefined && { quote }),
  });
  for (const page of web.pages.linked()) page.told = stored.n;
  return stored;
}

/** The page sends a message. @returns what is to go wrong in the page, or 'hang' when it shall get no answer. */
export function send(web: Web, body: unknown): SendAccident | undefined {
  const accident = web.faults.takeSend();
  if (accident === 'undefined' || accident === 'throws' || accident === 'hang-unsent') return accident;
  const message = outgoing.parse((body as { message?: unknown }).message);
  if ((message.body?.length ?? 0) > MAX_TEXT) throw new RangeError('the text is too long');
  const chat = web.chats.chat(message.to._serialized);
  if (!chat) throw new RangeError(`no chat ${message.to._serialized}`);
  const stored = keep(web, chat, message);
  const { type, caption, quotedStanzaID } = message;
  const text = caption ?? (type === 'chat' ? message.body : undefined);
  web.transcript.note('sent', {
    chat: chat.id,
    id: stored.wire.id._serialized,
    type,
    ...(text && { text }),
    ...(quotedStanzaID && { quote: quotedStanzaID }),
  });
  // The account is no admin: where only admins may write, WhatsApp refuses.
  if (accident === 'refused' || chat.group?.announce) setAck(web, stored, -1);
  else if (accident !== 'unacked') sendOff(web, stored);
  return accident;
}

/** The page marks a chat as read. */
export function seen(web: Web, chat: WebChat): void {
  web.transcript.note('seen', { chat: chat.id, unread: chat.unreadCount });
  chat.unreadCount = 0;
  chat.thread?.markRead('person');
  web.pages.tell({ kind: 'chat', chat: wireChat(chat) });
}

/** The page shows the account as typing, recording, or neither. */
export function chatstate(web: Web, chat: WebChat, state: 'composing' | 'recording' | 'paused'): void {
  web.transcript.note(state, { chat: chat.id });
  chat.thread?.setTyping(state === 'paused' ? 0 : TYPING_LAPSE_MS);
}

/** The page reacts for the account; an empty emoji takes it back. */
export function react(web: Web, target: StoredMessage, emoji: string): void {
  const id = target.wire.id._serialized;
  web.transcript.note('reacted', { chat: target.chat.id, id, emoji });
  target.chat.thread?.react(id, 'assistant', emoji === '' ? null : emoji);
}
