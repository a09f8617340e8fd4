import type { Bubble, Platform } from '../platform.js';
import { whatsAppMessageId } from '../ids.js';
import { subscribeApp, subscribedApps } from '../http/subscribed-apps.js';
import { strangeWhatsApp } from '../strange/whatsapp.js';
import { getNumber, registerNumber } from './account.js';
import { editItem, messageItem, reactionItem, revokeItem } from './inbound.js';
import { deleteMedia, getMedia, uploadMedia } from './media.js';
import { postMessages } from './messages.js';
import { appEchoItem, failedItem, seenItems, statusItem } from './statuses.js';

/** "Typing…" ends by itself after this long. */
const TYPING_LAPSE_MS = 25_000;
/** Webhooks are repeated for 7 days. */
const GIVE_UP_AFTER_MS = 7 * 24 * 3_600_000;

/** The WhatsApp Cloud API. */
export const whatsApp: Platform = {
  channel: 'whatsapp-cloud',
  typingLapseMs: TYPING_LAPSE_MS,
  giveUpAfterMs: GIVE_UP_AFTER_MS,
  throttled: { code: 130429 },
  unsure: { code: 131000 },
  newMessageId: whatsAppMessageId,
  // The app sends an album as one message a picture; the caption belongs to the first.
  bubbles: (message): Bubble[] =>
    message.kind === 'image'
      ? message.files.map((file, index) => ({
          kind: 'image',
          files: [file],
          ...(index === 0 && message.caption !== undefined && { caption: message.caption }),
        }))
      : [message],
  message: messageItem,
  reaction: reactionItem,
  edit: editItem,
  unsend: revokeItem,
  reacted: (thread, message, at) => [statusItem(thread, message, 'sent', at)],
  accepted: (thread, message, at) =>
    (['sent', 'delivered'] as const).map((status) => statusItem(thread, message, status, at)),
  seen: (thread, messages, at) => messages.flatMap((message) => seenItems(thread, message, at)),
  failed: (thread, message, code, at) => [failedItem(thread, message, code, at)],
  colleague: appEchoItem,
  envelope: (account, events) => ({
    object: 'whatsapp_business_account',
    entry: [{ id: account.wabaId, changes: events.map(({ event }) => event) }],
  }),
  strange: strangeWhatsApp,
  graph: {
    account: {
      'POST messages': postMessages,
      'POST media': uploadMedia,
      'GET ': getNumber,
      'POST register': registerNumber,
      'POST subscribed_apps': subscribeApp,
      'GET subscribed_apps': subscribedApps,
    },
    object: { GET: getMedia, DELETE: deleteMedia },
  },
};
