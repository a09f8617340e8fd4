import { badParameter, GraphError } from '../http/graph-error.js';
import { jsonOf } from '../http/graph-call.js';
import { parseStrict } from '../http/strict.js';
import type { GraphCall } from '../platform.js';
import { acceptSend, windowIsOpen, type Draft } from '../threads/sending.js';
import type { Thread } from '../threads/thread.js';
import { fileView } from '../threads/view.js';
import { runAction } from './actions.js';
import { attachedFile, jsonField, storeAttachment, type AttachmentRules } from './attachments.js';
import { sendSchema, type SendBody, type SendLimits } from './schema.js';

/** How one platform's Send API differs from the other's. */
export interface SendRules extends SendLimits {
  readonly attachments: AttachmentRules;
  /** Error subcodes: nobody with this id; outside the window. */
  readonly unknownPerson: number;
  readonly windowClosed: number;
}

const MESSAGE_NOT_FOUND = 9_000_001;
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
    if ('sender_action' in json) return runAction(call, json, rules);

    const body = parseStrict(schema, json);
    checkTag(body);
    const thread = person(call, body.recipient.id, rules);
    if (!windowIsOpen(call.world, thread)) {
      throw new GraphError(10, 'This message is sent outside of allowed window.', { subcode: rules.windowClosed });
    }
    if (body.reply_to && !thread.get(body.reply_to.mid)) throw new GraphError(MESSAGE_NOT_FOUND, 'Message not found.');
    const draft = {
      ...(await draftOf(call, body, rules)),
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

/** The thread of a person. Ids are handed out by the person's first message, so an unknown one never wrote. */
export function person(call: GraphCall, id: string, rules: SendRules): Thread {
  const thread = call.world.threads.find(call.account, id);
  if (thread?.lastInboundAt === undefined)
    throw badParameter('No matching user found', { subcode: rules.unknownPerson });
  return thread;
}

async function draftOf(call: GraphCall, { message }: SendBody, rules: SendRules): Promise<Draft> {
  if (message.text !== undefined) {
    const options = message.quick_replies?.map(({ title, payload }) => ({ id: payload, title }));
    return options ? { kind: 'choice', text: message.text, options } : { kind: 'text', text: message.text };
  }
  if (message.sticker_id !== undefined) return { kind: 'sticker' };
  if (message.attachments) {
    if (message.attachments.some(({ type }) => type !== 'image'))
      throw badParameter('Several attachments must be images.');
    return fileView(
      call.world,
      'image',
      message.attachments.map((one) => attachedFile(call, one, rules.attachments)),
    );
  }
  const one = message.attachment!;
  if (one.type === 'template') {
    const buttons =
      one.payload.template_type === 'button'
        ? one.payload.buttons
        : one.payload.elements.flatMap((e) => e.buttons ?? []);
    const options = buttons.flatMap((button) =>
      button.type === 'postback' ? [{ id: button.payload, title: button.title }] : [],
    );
    const text =
      one.payload.template_type === 'button'
        ? one.payload.text
        : one.payload.elements.map(({ title }) => title).join('\n');
    return { kind: 'choice', text, options };
  }
  const kind = one.type === 'file' ? 'document' : one.type;
  return fileView(call.world, kind, [await fileOf(call, one, rules)]);
}

async function fileOf(call: GraphCall, one: Parameters<typeof attachedFile>[1], rules: SendRules) {
  const form = call.body.kind === 'form' ? call.body : undefined;
  if (!form) return attachedFile(call, one, rules.attachments);
  const [file, ...more] = form.files;
  if (file?.field !== 'filedata' || more.length > 0) throw badParameter('The parameter filedata is required.');
  if (one.payload.url !== undefined || one.payload.attachment_id !== undefined) {
    throw badParameter('Give the file either in filedata or in the payload.');
  }
  return storeAttachment(call, one.type, file, rules.attachments);
}
