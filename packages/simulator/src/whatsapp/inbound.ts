import { announcedHash, type MediaFile } from '../media/store.js';
import type { Bubble, Sent } from '../platform.js';
import type { Thread } from '../threads/thread.js';
import { whatsAppMessageId } from '../ids.js';
import { contact, messagesItem, seconds, sender, type WhatsAppItem } from './identity.js';

/** The webhook's part about a file. Its hash is base64 here, and hex in the answer to `GET /<MEDIA_ID>`. */
function media(file: MediaFile): object {
  return { id: file.id, mime_type: file.mime, sha256: announcedHash(file, 'base64') };
}

function content(bubble: Bubble): { type: string; [body: string]: unknown } {
  switch (bubble.kind) {
    case 'text':
      return { type: 'text', text: { body: bubble.text } };
    case 'image':
    case 'video': {
      const caption = bubble.caption === undefined ? {} : { caption: bubble.caption };
      return { type: bubble.kind, [bubble.kind]: { ...media(bubble.files[0]!), ...caption } };
    }
    case 'document': {
      const caption = bubble.caption === undefined ? {} : { caption: bubble.caption };
      return {
        type: 'document',
        document: { ...media(bubble.files[0]!), filename: bubble.files[0]!.name, ...caption },
      };
    }
    case 'audio':
      return { type: 'audio', audio: { ...media(bubble.files[0]!), voice: bubble.voice } };
    case 'sticker': {
      const file = bubble.files[0]!;
      const animated = file.inspected.kind === 'image' && file.inspected.animated;
      return { type: 'sticker', sticker: { ...media(file), animated } };
    }
    case 'location': {
      const { latitude, longitude, name, address } = bubble;
      return {
        type: 'location',
        location: { latitude, longitude, ...(name && { name }), ...(address && { address }) },
      };
    }
    case 'contact':
      return {
        type: 'contacts',
        contacts: [
          {
            name: { formatted_name: bubble.name, first_name: bubble.name.split(' ')[0] },
            phones: bubble.phones.map((phone) => ({ phone, type: 'CELL' })),
          },
        ],
      };
    case 'choice':
      return { type: 'interactive', interactive: choice(bubble) };
    case 'unsupported':
      return {
        type: 'unsupported',
        unsupported: { type: bubble.what },
        errors: [
          {
            code: 131051,
            title: 'Message type unknown',
            message: 'Message type unknown',
            error_data: { details: 'Message type is currently not supported.' },
          },
        ],
      };
  }
}

function choice({ id, title, description, how }: Extract<Bubble, { kind: 'choice' }>): object {
  if (how !== 'list') return { type: 'button_reply', button_reply: { id, title } };
  return { type: 'list_reply', list_reply: { id, title, ...(description !== undefined && { description }) } };
}

/** `context`: the quoted message's author and id, or the mark of a forward (which has no id). */
function context({ thread, quote, forwarded }: Sent): object {
  if (forwarded) return { context: { forwarded: true } };
  if (quote === undefined) return {};
  const mine = thread.get(quote)?.from === 'assistant';
  const from = mine ? thread.account.displayPhoneNumber : thread.identity.id;
  return { context: { from, id: quote } };
}

function inboundItem(thread: Thread, id: string, at: number, body: object): WhatsAppItem {
  const message = { ...sender(thread.identity), id, timestamp: seconds(at), ...body };
  return messagesItem(thread, { contacts: [contact(thread.identity)], messages: [message] });
}

/** A new message of a person. */
export function messageItem(bubble: Bubble, sent: Sent): WhatsAppItem {
  return inboundItem(sent.thread, sent.id, sent.at, { ...context(sent), ...content(bubble) });
}

/** A reaction; taken back = no `emoji`. */
export function reactionItem(thread: Thread, target: string, emoji: string | null, at: number): WhatsAppItem {
  const reaction = { message_id: target, ...(emoji !== null && { emoji }) };
  return inboundItem(thread, whatsAppMessageId(), at, { type: 'reaction', reaction });
}

/** An edit: the outer id is the edit's own. A picture's text is its caption. */
export function editItem(thread: Thread, target: string, text: string, at: number): WhatsAppItem {
  const message = { type: 'text', text: { body: text } };
  return inboundItem(thread, whatsAppMessageId(), at, { type: 'edit', edit: { original_message_id: target, message } });
}

/** "Delete for everyone". */
export function revokeItem(thread: Thread, target: string, at: number): WhatsAppItem {
  return inboundItem(thread, whatsAppMessageId(), at, { type: 'revoke', revoke: { original_message_id: target } });
}
