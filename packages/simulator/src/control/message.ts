import type { Body, FormFile } from '../http/body.js';
import type { PersonMessage } from '../threads/person.js';
import { messageFields, type MessageFields } from './schemas.js';

/** Form fields that hold JSON. */
const JSON_FIELDS = ['location', 'contact', 'forwarded'];

function fieldsOf(body: Body): MessageFields {
  if (body.kind === 'none') return {};
  if (body.kind === 'json') return messageFields.parse(body.value);
  const entries = Object.entries(body.fields).map(([name, value]) => [
    name,
    JSON_FIELDS.includes(name) ? (JSON.parse(value) as unknown) : value,
  ]);
  return messageFields.parse(Object.fromEntries(entries));
}

const fileOf = ({ bytes, mime, name }: FormFile) => ({ bytes, mime, name });

/**
 * What a request of the control API asks a person to send: a text, pictures with or without words, or one thing else.
 * Words beside pictures are their caption, as in the apps.
 * @throws ZodError | RangeError when it is nothing that can be sent
 */
export function messagesOf(body: Body): PersonMessage[] {
  const { text, caption, quote, forwarded, kind, location, contact, unsupported } = fieldsOf(body);
  const files = body.kind === 'form' ? body.files : [];
  const common = { ...(quote !== undefined && { quote }), ...(forwarded && { forwarded }) };
  const images = files.filter(({ field }) => field === 'images' || field === 'images[]').map(fileOf);
  const [file] = files.filter(({ field }) => field === 'file').map(fileOf);
  const words = caption ?? text;
  const captioned = words === undefined ? {} : { caption: words };
  const sent: PersonMessage[] = [];
  if (images.length > 0) sent.push({ kind: 'image', images, ...captioned, ...common });
  else if (file && (kind === 'audio' || kind === 'voice'))
    sent.push({ kind: 'audio', file, voice: kind === 'voice', ...common });
  else if (file)
    sent.push({ kind: kind === 'sticker' || kind === 'video' ? kind : 'document', file, ...captioned, ...common });
  else if (location) sent.push({ kind: 'location', ...location, ...common });
  else if (contact) sent.push({ kind: 'contact', ...contact, ...common });
  else if (unsupported !== undefined) sent.push({ kind: 'unsupported', what: unsupported, ...common });
  const textLeft = sent.length === 0 || caption !== undefined;
  if (text !== undefined && textLeft) sent.push({ kind: 'text', text, ...common });
  if (sent.length === 0)
    throw new RangeError('nothing to send: give text, images, file, location, contact or unsupported');
  return sent;
}
