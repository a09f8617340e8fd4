import { badParameter } from '../http/graph-error.js';
import type { MediaFile } from '../media/store.js';
import type { GraphCall } from '../platform.js';
import type { Draft } from '../threads/sending.js';
import { fileView } from '../threads/view.js';
import { attachedFile, storeAttachment, type AttachmentRules } from './attachments.js';
import type { FileAttachment, SendBody, Template } from './schema.js';

/** What the person will see of a valid send. @throws GraphError when a file cannot be used. */
export async function draftOf(call: GraphCall, message: SendBody['message'], rules: AttachmentRules): Promise<Draft> {
  if (message.text !== undefined) {
    const options = message.quick_replies?.map(({ title, payload }) => ({ id: payload, title }));
    if (!options) return { kind: 'text', text: message.text };
    return { kind: 'choice', text: message.text, options, optionsAs: 'quick-reply' };
  }
  if (message.attachments) {
    if (message.attachments.some(({ type }) => type !== 'image')) {
      throw badParameter('Several attachments must be images.');
    }
    const files = message.attachments.map((one) => attachedFile(call, one, rules));
    return fileView(call.world, 'image', files);
  }
  if (!message.attachment) return { kind: 'sticker' };
  if (message.attachment.type === 'template') return templateDraft(message.attachment.payload);
  const kind = message.attachment.type === 'file' ? 'document' : message.attachment.type;
  return fileView(call.world, kind, [await fileOf(call, message.attachment, rules)]);
}

function templateDraft(template: Template): Draft {
  const generic = template.template_type === 'generic';
  const buttons = generic ? template.elements.flatMap((element) => element.buttons ?? []) : template.buttons;
  const options = buttons.flatMap((button) =>
    button.type === 'postback' ? [{ id: button.payload, title: button.title }] : [],
  );
  const text = generic ? template.elements.map(({ title }) => title).join('\n') : template.text;
  return { kind: 'choice', text, options, optionsAs: 'postback' };
}

/** The file of one attachment: beside the message in a multipart body, or uploaded before. */
async function fileOf(call: GraphCall, one: FileAttachment, rules: AttachmentRules): Promise<MediaFile> {
  if (call.body.kind !== 'form') return attachedFile(call, one, rules);
  const [file, ...more] = call.body.files;
  if (file?.field !== 'filedata' || more.length > 0) throw badParameter('The parameter filedata is required.');
  if (one.payload.url !== undefined || one.payload.attachment_id !== undefined) {
    throw badParameter('Give the file either in filedata or in the payload.');
  }
  return storeAttachment(call, one.type, file, rules);
}
