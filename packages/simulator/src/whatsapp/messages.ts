import { badParameter, GraphError } from '../http/graph-error.js';
import { jsonOf } from '../http/graph-call.js';
import type { GraphCall } from '../platform.js';
import { parseStrict } from '../http/strict.js';
import { acceptReaction, acceptSend, windowIsOpen } from '../threads/sending.js';
import type { Thread } from '../threads/thread.js';
import { draftOf } from './draft.js';
import { readBody, sendBody, type SendBody } from './schema.js';

/** A required parameter is missing. */
const MISSING = 131008;

/** `POST /<PHONE_NUMBER_ID>/messages`: a send, or a read mark with or without "typing…". */
export async function postMessages(call: GraphCall): Promise<unknown> {
  const json = jsonOf(call);
  if (json['messaging_product'] !== 'whatsapp') throw badParameter('The parameter messaging_product is required.');
  return 'status' in json ? markRead(call, json) : send(call, parseStrict(sendBody, json, MISSING));
}

function markRead(call: GraphCall, json: unknown): unknown {
  const { message_id: id, typing_indicator: typing } = parseStrict(readBody, json, MISSING);
  const thread = call.world.threads.holding(call.account, id);
  if (thread?.get(id)?.from !== 'person') {
    throw badParameter('Param message_id is not a valid message id.', { details: 'Message id not found' });
  }
  thread.markRead('person', id);
  if (typing) thread.setTyping(call.platform.typingLapseMs);
  return { success: true };
}

function recipient(call: GraphCall, body: SendBody): Thread {
  if (body.recipient_type === 'group') {
    if (body.type === 'interactive') throw new GraphError(131051, 'Message type is not supported for groups.');
    throw new GraphError(131020, 'The group does not exist or the number is no member of it.');
  }
  if (body.to === undefined && body.recipient === undefined) {
    throw new GraphError(MISSING, 'The parameter to is required.');
  }
  // `to` is a phone number, `recipient` a business-scoped id; with both, `to` wins.
  const phone = body.to?.replaceAll(/[+\s()-]/g, '');
  if (phone !== undefined && !/^\d+$/.test(phone)) throw badParameter('Param to must be a phone number.');
  if (phone === call.account.displayPhoneNumber) throw new GraphError(131021, 'Recipient cannot be sender');
  const thread = call.world.threads
    .of(call.account)
    .find(({ identity }) => (phone === undefined ? identity.userId === body.recipient : identity.id === phone));
  if (!thread)
    throw new GraphError(131026, 'Message undeliverable', { details: 'The recipient is not a WhatsApp user.' });
  return thread;
}

function checkQuote(thread: Thread, id: string | undefined): void {
  if (id !== undefined && !thread.get(id)) {
    throw new GraphError(131009, 'Parameter value is not valid', {
      details: `Message ${id} is not in this conversation`,
    });
  }
}

async function send(call: GraphCall, body: SendBody): Promise<unknown> {
  const thread = recipient(call, body);
  if (body.type === 'template') {
    if (body.template.name !== 'hello_world')
      throw new GraphError(132001, 'Template name does not exist in the translation');
  } else if (!windowIsOpen(call.world, thread)) {
    throw new GraphError(131047, 'Re-engagement message', {
      details: 'More than 24 hours have passed since the recipient last replied.',
    });
  }
  const { id, userId, hidesNumber } = thread.identity;
  const answer = (messageId: string) => ({
    messaging_product: 'whatsapp',
    contacts: [{ input: body.to ?? body.recipient, ...(!hidesNumber && { wa_id: id }), user_id: userId }],
    messages: [{ id: messageId, message_status: 'accepted' }],
  });
  if (body.type === 'reaction') {
    checkQuote(thread, body.reaction.message_id);
    if (!isOneEmoji(body.reaction.emoji)) throw badParameter("Param reaction['emoji'] must be one emoji.");
    const { message_id: target, emoji } = body.reaction;
    return answer(await acceptReaction(call, thread, target, emoji || null, body.biz_opaque_callback_data));
  }
  checkQuote(thread, body.context?.message_id);
  const draft = {
    ...draftOf(call, body),
    ...(body.context && { quote: body.context.message_id }),
    ...(body.biz_opaque_callback_data !== undefined && { outId: body.biz_opaque_callback_data }),
  };
  return answer((await acceptSend(call, thread, draft)).id);
}

/** Empty takes the reaction back; otherwise exactly one. */
function isOneEmoji(text: string): boolean {
  return text === '' || ([...new Intl.Segmenter().segment(text)].length === 1 && /\p{Emoji}/u.test(text));
}
