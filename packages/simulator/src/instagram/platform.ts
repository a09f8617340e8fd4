import { z } from 'zod';
import { pickFields } from '../http/graph-call.js';
import { noSuchObject } from '../http/graph-error.js';
import { subscribeApp, subscribedApps } from '../http/subscribed-apps.js';
import { instagramMessageId } from '../ids.js';
import type { GraphCall, Platform } from '../platform.js';
import { INSTAGRAM_ATTACHMENTS, uploadAttachment } from '../sendapi/attachments.js';
import { splitPictures } from '../sendapi/bubbles.js';
import { echoEvent, editEvent, envelopeOf, fromPerson, reactionEvent } from '../sendapi/inbound.js';
import { sendHandler } from '../sendapi/messages.js';
import { strangeSendApi } from '../strange/sendapi.js';
import { instagramMessage, unsendEvent } from './inbound.js';

/** "Typing…" ends by itself after about this long. */
const TYPING_LAPSE_MS = 20_000;
/** Webhooks are repeated for 36 hours. */
const GIVE_UP_AFTER_MS = 36 * 3_600_000;
/** Bytes of UTF-8, not characters. */
const MAX_TEXT_BYTES = 1000;

const text = z
  .string()
  .min(1)
  .refine((value) => Buffer.byteLength(value) <= MAX_TEXT_BYTES, `at most ${MAX_TEXT_BYTES} bytes of UTF-8`);

/** `GET /<IGSID>`: works only after the person wrote. */
async function getProfile(call: GraphCall): Promise<unknown> {
  const thread = call.world.threads.find(call.account, call.node);
  if (thread?.lastInboundAt === undefined) throw noSuchObject(call.node);
  const { id, name } = thread.identity;
  const username = name.toLowerCase().replaceAll(/\W/g, '');
  const all = { id, name, username, profile_pic: null, follower_count: 12, is_user_follow_business: false };
  return pickFields(call, all, ['name', 'username']);
}

/** `GET /me` */
async function getAccount(call: GraphCall): Promise<unknown> {
  const { account, name } = call.account;
  const all = { id: account, user_id: account, username: name.toLowerCase(), name, account_type: 'BUSINESS' };
  return pickFields(call, all, ['user_id', 'username']);
}

/** Instagram messaging, with either log-in. */
export const instagram: Platform = {
  channel: 'instagram',
  typingLapseMs: TYPING_LAPSE_MS,
  giveUpAfterMs: GIVE_UP_AFTER_MS,
  throttled: { code: 613, subcode: 2534040 },
  unsure: { code: 1, subcode: 1357046 },
  newMessageId: instagramMessageId,
  bubbles: splitPictures,
  message: instagramMessage,
  reaction: reactionEvent,
  // The count comes as text now and then: here always, since it must not matter.
  edit: (thread, target, value, at, count) => {
    const event = editEvent(thread, target, value, at, count) as { message_edit: object };
    return { ...event, message_edit: { ...event.message_edit, num_edit: String(count) } };
  },
  unsend: unsendEvent,
  reacted: () => [],
  accepted: (thread, message, at) => [echoEvent(thread, message, at, Number(thread.account.appId))],
  seen: (thread, messages, at) => [{ ...fromPerson(thread), timestamp: at, read: { mid: messages.at(-1)!.id } }],
  failed: () => [],
  // A colleague's echo has no app id at all.
  colleague: (thread, message, at) => echoEvent(thread, message, at, undefined),
  envelope: envelopeOf('instagram'),
  strange: strangeSendApi,
  graph: {
    account: {
      'POST messages': sendHandler({
        text,
        needsMessagingType: false,
        messengerOnly: false,
        attachments: INSTAGRAM_ATTACHMENTS,
        unknownPerson: 2534014,
        windowClosed: 2534022,
      }),
      'POST message_attachments': uploadAttachment(INSTAGRAM_ATTACHMENTS),
      'POST subscribed_apps': subscribeApp,
      'GET subscribed_apps': subscribedApps,
      'GET ': getAccount,
    },
    object: { GET: getProfile },
  },
};
