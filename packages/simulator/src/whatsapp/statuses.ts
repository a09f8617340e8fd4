import { hex } from '../ids.js';
import type { Thread } from '../threads/thread.js';
import type { ThreadMessage } from '../threads/types.js';
import { messagesItem, metadata, seconds, type WhatsAppItem } from './identity.js';

type Status = 'sent' | 'delivered' | 'read' | 'played' | 'failed';

/** One status webhook, with the sender's correlation key if it gave one. */
export function statusItem(
  thread: Thread,
  message: ThreadMessage,
  status: Status,
  at: number,
  extra: object = {},
): WhatsAppItem {
  const { id, userId, hidesNumber } = thread.identity;
  const priced = status === 'sent' || status === 'delivered';
  const body = {
    id: message.id,
    status,
    timestamp: seconds(at),
    ...(!hidesNumber && { recipient_id: id }),
    recipient_user_id: userId,
    ...(message.outId !== undefined && { biz_opaque_callback_data: message.outId }),
    ...(priced && {
      conversation: { id: hex(16), origin: { type: 'service' } },
      pricing: { billable: true, pricing_model: 'PMP', category: 'service', type: 'regular' },
    }),
    ...extra,
  };
  return messagesItem(thread, { statuses: [body] });
}

/** The person has seen a message; a voice note was also listened to. */
export function seenItems(thread: Thread, message: ThreadMessage, at: number): WhatsAppItem[] {
  const statuses: Status[] = message.kind === 'audio' ? ['read', 'played'] : ['read'];
  return statuses.map((status) => statusItem(thread, message, status, at));
}

/** An accepted message was not delivered after all. */
export function failedItem(thread: Thread, message: ThreadMessage, code: number, at: number): WhatsAppItem {
  const title = code === 131047 ? 'Re-engagement message' : 'Message undeliverable';
  const error = {
    code,
    title,
    message: title,
    error_data: { details: title },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  };
  return statusItem(thread, message, 'failed', at, { errors: [error] });
}

/** What the owner wrote in the WhatsApp Business app on a shared number. */
export function appEchoItem(thread: Thread, message: ThreadMessage, at: number): WhatsAppItem {
  const { account, identity } = thread;
  const echo = {
    from: account.displayPhoneNumber,
    to: identity.id,
    to_user_id: identity.userId,
    id: message.id,
    timestamp: seconds(at),
    type: 'text',
    text: { body: message.text },
  };
  const value = { messaging_product: 'whatsapp', metadata: metadata(account), message_echoes: [echo] };
  return { field: 'smb_message_echoes', value };
}
