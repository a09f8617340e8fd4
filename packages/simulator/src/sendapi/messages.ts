import { badParameter, GraphError } from '../http/graph-error.js';
import { jsonOf } from '../http/graph-call.js';
import { parseStrict } from '../http/strict.js';
import type { GraphCall } from '../platform.js';
import { acceptSend, windowIsOpen } from '../threads/sending.js';
import type { Thread } from '../threads/thread.js';
import { runAction } from './actions.js';
import { jsonField, type AttachmentRules } from './attachments.js';
import { draftOf } from './draft.js';
import { actionBody, sendSchema, type SendBody, type SendLimits } from './schema.js';

/** How one platform's Send API differs from the other's. */
export interface SendRules extends SendLimits {
  readonly attachments: AttachmentRules;
  /** Error subcodes: nobody with this id; outside the window. */
  readonly unknownPerson: number;
  readonly windowClosed: number;
}

const MESSAGE_NOT_FOUND = 9_000_001;
/** The subcode of a thread that Conversation Routing gave to another app. */
const OTHER_APP_CONTROLS = 2018300;
/** Message tags that stopped working on 2026-04-27. */
const RETIRED_TAGS = ['CONFIRMED_EVENT_UPDATE', 'ACCOUNT_UPDATE', 'POST_PURCHASE_UPDATE'];

/** `POST …/messages`: a message or a sender action. */
export function sendHandler(rules: SendRules) {
  const schema = sendSchema(rules);
  return async (call: GraphCall): Promise<unknown> => {
    const form = call.body.kind === 'form' ? call.body : undefined;
    if (form && !rules.messengerOnly) throw badParameter('Files are sent by attachment_id or url.');
    const json = form
      ? { ...form.fields, recipient: jsonField(form.fields, 'recipient'), message: jsonField(form.fields, 'message') }
      : jsonOf(call);
    if ('sender_action' in json) {
      const action = parseStrict(actionBody, json);
      return runAction(call, action, writableThread(call, action.recipient.id, rules));
    }

    const body = parseStrict(schema, json);
    checkTag(body);
    const thread = writableThread(call, body.recipient.id, rules);
    if (body.reply_to && !thread.get(body.reply_to.mid)) throw new GraphError(MESSAGE_NOT_FOUND, 'Message not found.');
    const draft = {
      ...(await draftOf(call, body.message, rules.attachments)),
      ...(body.reply_to && { quote: body.reply_to.mid }),
      ...(body.message.metadata !== undefined && { outId: body.message.metadata }),
    };
    const message = await acceptSend(call, thread, draft);
    return { recipient_id: thread.identity.id, message_id: message.id };
  };
}

function checkTag({ messaging_type: type, tag }: SendBody): void {
  if (type !== 'MESSAGE_TAG') {
    if (tag !== undefined) throw badParameter('Param tag goes with messaging_type MESSAGE_TAG only.');
    return;
  }
  if (tag === 'HUMAN_AGENT') throw new GraphError(10, 'The app does not have the Human Agent permission.');
  const why = tag !== undefined && RETIRED_TAGS.includes(tag) ? 'is no longer supported' : 'is not valid';
  throw badParameter(`Param tag ${why}.`);
}

/** The thread of a person who may be written to. Ids are handed out by the person's first message, so an unknown one never wrote. */
function writableThread(call: GraphCall, id: string, rules: SendRules): Thread {
  const thread = call.world.threads.find(call.account, id);
  if (thread?.lastInboundAt === undefined) {
    throw badParameter('No matching user found', { subcode: rules.unknownPerson });
  }
  if (!windowIsOpen(call.world, thread)) {
    throw new GraphError(10, 'This message is sent outside of allowed window.', { subcode: rules.windowClosed });
  }
  if (thread.standby) {
    throw new GraphError(10, 'Another app is controlling this thread now.', { subcode: OTHER_APP_CONTROLS });
  }
  return thread;
}
