import { z } from 'zod';
import { pickFields } from '../http/graph-call.js';
import { noSuchObject } from '../http/graph-error.js';
import { subscribeApp, subscribedApps } from '../http/subscribed-apps.js';
import { messengerMessageId } from '../ids.js';
import type { GraphCall, Platform } from '../platform.js';
import { MESSENGER_ATTACHMENTS, uploadAttachment } from '../sendapi/attachments.js';
import { splitPictures } from '../sendapi/bubbles.js';
import { echoEvent, editEvent, envelopeOf, fromPerson, reactionEvent } from '../sendapi/inbound.js';
import { sendHandler } from '../sendapi/messages.js';
import { strangeSendApi } from '../strange/sendapi.js';
import { messengerMessage } from './inbound.js';
import { deleteProfile, readProfile, writeProfile } from './profile.js';

/** "Typing…" ends by itself after about this long. */
const TYPING_LAPSE_MS = 20_000;
/** After an hour of failures the app is unsubscribed and its events are gone. */
const GIVE_UP_AFTER_MS = 3_600_000;
/** App id of the Page inbox: who answers there is a human. */
const PAGE_INBOX_APP_ID = 263_902_037_430_900;
const MAX_TEXT = 2000;

/** `GET /<PSID>`: the person's profile. */
async function getProfile(call: GraphCall): Promise<unknown> {
  const thread = call.world.threads.find(call.account, call.node);
  if (thread?.lastInboundAt === undefined) throw noSuchObject(call.node);
  const { id, name } = thread.identity;
  const [first_name, ...rest] = name.split(' ');
  const all = { id, name, first_name, last_name: rest.join(' '), profile_pic: null };
  return pickFields(call, all, ['first_name', 'last_name', 'profile_pic']);
}

/** `GET /<PAGE_ID>` */
async function getPage(call: GraphCall): Promise<unknown> {
  return pickFields(call, { id: call.account.account, name: call.account.name }, ['name']);
}

/** The Messenger Platform. */
export const messenger: Platform = {
  channel: 'messenger',
  typingLapseMs: TYPING_LAPSE_MS,
  giveUpAfterMs: GIVE_UP_AFTER_MS,
  throttled: { code: 613 },
  unsure: { code: 1, subcode: 1357046 },
  newMessageId: messengerMessageId,
  bubbles: splitPictures,
  message: messengerMessage,
  reaction: reactionEvent,
  edit: editEvent,
  // Messenger tells nobody about unsent messages.
  unsend: () => null,
  reacted: () => [],
  accepted: (thread, message, at) => [
    echoEvent(thread, message, at, Number(thread.account.appId)),
    { ...fromPerson(thread), delivery: { mids: [message.id], watermark: at } },
  ],
  seen: (thread, _messages, at) => [{ ...fromPerson(thread), timestamp: at, read: { watermark: at } }],
  // No event: the echo just never comes.
  failed: () => [],
  colleague: (thread, message, at) => echoEvent(thread, message, at, PAGE_INBOX_APP_ID),
  envelope: envelopeOf('page'),
  strange: strangeSendApi,
  graph: {
    account: {
      'POST messages': sendHandler({
        text: z.string().min(1).max(MAX_TEXT),
        needsMessagingType: true,
        messengerOnly: true,
        attachments: MESSENGER_ATTACHMENTS,
        unknownPerson: 2018001,
        windowClosed: 2018278,
      }),
      'POST message_attachments': uploadAttachment(MESSENGER_ATTACHMENTS),
      'POST subscribed_apps': subscribeApp,
      'GET subscribed_apps': subscribedApps,
      'GET messenger_profile': readProfile,
      'POST messenger_profile': writeProfile,
      'DELETE messenger_profile': deleteProfile,
      'GET ': getPage,
    },
    object: { GET: getProfile },
  },
};
