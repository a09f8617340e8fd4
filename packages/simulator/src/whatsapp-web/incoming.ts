import type { ThreadMessage } from '../threads/types.js';
import { addressOf, lidId, phoneId, wireChat, type StoredMessage, type WebChat, type WebContact } from './chats.js';
import { nowSeconds, type Web } from './context.js';
import type { WebDraft } from './draft.js';
import { keyOf, phoneMessageId } from './keys.js';
import type { MediaBehaviour, WireMessage } from './wire.js';

/** How a message of a person differs from the usual. */
export interface Manner {
  /** A message of the chat that it answers, by serialised id. */
  readonly quote?: string;
  readonly forwarded?: boolean;
  /** People named in the text, by phone number; `me` is the account. */
  readonly mentions?: readonly string[];
  /** Fields of the model, over what the kind has: for shapes that nobody expects. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** How the file behaves when the page fetches it. */
  readonly media?: MediaBehaviour;
  /** Seconds since 1970, instead of now. */
  readonly t?: number;
}

/** Ids by which a chat names people. */
function idIn(web: Web, chat: WebChat, contact: WebContact): string {
  if (chat.group) return chat.group.lidAddressing ? lidId(contact) : phoneId(contact);
  return contact === web.me ? phoneId(contact) : addressOf(contact);
}

function quoteFields(web: Web, chat: WebChat, quote: string): Record<string, unknown> {
  const { type, id, fields, author, from } = web.chats.message(quote)!.wire;
  const participant = id.fromMe ? idIn(web, chat, web.me) : (author ?? from);
  return {
    quotedMsg: { type, body: fields['caption'] ?? fields['body'] },
    quotedStanzaID: id.id,
    quotedParticipant: participant,
  };
}

function mentionFields(web: Web, chat: WebChat, mentions: readonly string[]): Record<string, unknown> {
  const ids = mentions.map((phone) => {
    const contact = phone === 'me' ? web.me : web.chats.contact(phone);
    return contact ? idIn(web, chat, contact) : `${phone}@c.us`;
  });
  return { mentionedJidList: ids };
}

/**
 * A message arrives at the account. `from` undefined: nobody's (a list or channel of its own).
 * `view`: how it shows in the thread, if there is one.
 */
export function receive(
  web: Web,
  chat: WebChat,
  from: WebContact | undefined,
  { type, fields }: WebDraft,
  manner: Manner = {},
  view?: Pick<ThreadMessage, 'kind'> & Partial<ThreadMessage>,
): StoredMessage {
  const sender = from && idIn(web, chat, from);
  const remote = chat.thread && !chat.group && sender ? sender : chat.id;
  const participant = sender !== undefined && sender !== remote ? sender : undefined;
  const own = participant === undefined ? {} : { participant };
  const wire: WireMessage = {
    id: keyOf({ fromMe: false, remote, id: phoneMessageId(), ...own }),
    type,
    from: remote,
    to: phoneId(web.me),
    ...(participant !== undefined && { author: participant }),
    t: manner.t ?? nowSeconds(web),
    ack: 1,
    fields: {
      ...(from && { notifyName: from.name }),
      ...fields,
      ...(manner.quote !== undefined && quoteFields(web, chat, manner.quote)),
      ...(manner.mentions && mentionFields(web, chat, manner.mentions)),
      ...(manner.forwarded && { isForwarded: true, forwardingScore: 1 }),
      ...manner.fields,
    },
    ...(manner.media && { media: manner.media }),
  };
  const stored = web.chats.add(chat, wire);
  chat.unreadCount += 1;
  const id = wire.id._serialized;
  const text = (wire.fields['caption'] ?? wire.fields['body']) as string | undefined;
  web.transcript.note('received', { chat: chat.id, id, type, ...(typeof text === 'string' && { text }) });
  if (view) {
    chat.thread?.add({
      id,
      from: 'person',
      status: 'sent',
      ...view,
      ...(manner.quote !== undefined && { quote: manner.quote }),
      ...(chat.group && from && { author: from.name }),
    });
  }
  announce(web, stored);
  return stored;
}

/** Tells open pages of a message; the person sees that it arrived. */
function announce(web: Web, stored: StoredMessage): void {
  const { chat, n, wire } = stored;
  for (const page of web.pages.linked()) {
    page.write({ kind: 'message', message: wire });
    if (!chat.unlisted) page.write({ kind: 'chat', chat: wireChat(chat) });
    page.told = n;
    chat.thread?.advance(wire.id._serialized, 'delivered');
  }
}

/** The owner writes by hand, on the phone. */
export function ownerWrites(web: Web, chat: WebChat, text: string): StoredMessage {
  const from = idIn(web, chat, web.me);
  const wire: WireMessage = {
    id: keyOf({ fromMe: true, remote: chat.id, id: phoneMessageId(), ...(chat.group && { participant: from }) }),
    type: 'chat',
    from,
    to: chat.id,
    t: nowSeconds(web),
    ack: 1,
    fields: { body: text },
  };
  const stored = web.chats.add(chat, wire);
  const id = wire.id._serialized;
  chat.thread?.add({ id, from: 'assistant', kind: 'text', text, status: 'delivered', colleague: true });
  for (const page of web.pages.linked()) {
    page.write({ kind: 'message', message: wire });
    page.told = stored.n;
  }
  return stored;
}
