import { z } from 'zod';
import type { FormFile } from '../http/body.js';
import { jsonOf } from '../http/graph-call.js';
import { badParameter, GraphError } from '../http/graph-error.js';
import { parseStrict } from '../http/strict.js';
import type { MediaFile } from '../media/store.js';
import type { GraphCall } from '../platform.js';
import type { FileAttachment } from './schema.js';

const MB = 1024 * 1024;
const MEDIA_FAILED = 2018047;
const FETCH_FAILED = 2018008;
const TOO_LARGE = 2018109;
const ID_UNKNOWN = 2018074;

/** What one platform takes as an attachment. */
export interface AttachmentRules {
  /** MIME types by attachment type; `*`: any. */
  readonly mimes: Readonly<Record<FileAttachment['type'], readonly string[]>>;
  /** Largest size by attachment type, bytes. */
  readonly maxBytes: Readonly<Record<FileAttachment['type'], number>>;
}

export const MESSENGER_ATTACHMENTS: AttachmentRules = {
  mimes: {
    image: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    audio: ['audio/aac', 'audio/mpeg', 'audio/mp4', 'audio/wav', 'audio/ogg'],
    video: ['video/mp4', 'video/3gpp'],
    file: ['*'],
  },
  maxBytes: { image: 25 * MB, audio: 25 * MB, video: 25 * MB, file: 25 * MB },
};

/** No ogg: Instagram plays no Opus. */
export const INSTAGRAM_ATTACHMENTS: AttachmentRules = {
  mimes: {
    image: ['image/jpeg', 'image/png', 'image/gif'],
    audio: ['audio/aac', 'audio/mp4', 'audio/wav'],
    video: ['video/mp4'],
    file: ['application/pdf'],
  },
  maxBytes: { image: 8 * MB, audio: 25 * MB, video: 25 * MB, file: 25 * MB },
};

/** Stores an uploaded file. @throws GraphError 100 when it is too large or not what it claims to be. */
export async function storeAttachment(
  call: GraphCall,
  type: FileAttachment['type'],
  file: FormFile,
  rules: AttachmentRules,
): Promise<MediaFile> {
  if (file.bytes.length > rules.maxBytes[type])
    throw badParameter('Attachment size exceeds allowable limit', { subcode: TOO_LARGE });
  const mime = file.mime.split(';')[0]!.trim();
  const stored = await call.world.media.put(call.account, { ...file, mime }, 'account');
  const real = stored.inspected.kind === 'unknown' ? undefined : stored.inspected.mime.split(';')[0]!;
  const allowed = rules.mimes[type];
  const fits =
    allowed[0] === '*' || (allowed.includes(mime) && (real === mime || (real === 'video/mp4' && mime === 'audio/mp4')));
  if (!fits) {
    call.world.media.delete(stored.id);
    throw badParameter('Uploading media failed: the file is not of a supported type.', { subcode: MEDIA_FAILED });
  }
  return stored;
}

/** The file that an attachment names. @throws GraphError 100 when it cannot be had. */
export function attachedFile(call: GraphCall, { type, payload }: FileAttachment, rules: AttachmentRules): MediaFile {
  if ((payload.attachment_id === undefined) === (payload.url === undefined)) {
    throw badParameter("Param message['attachment']['payload'] must have either attachment_id or url.");
  }
  // Loopback has no public address: a link is what it would be to the platform, unreachable.
  if (payload.url !== undefined)
    throw badParameter('Failed to fetch the file from the url.', { subcode: FETCH_FAILED });
  const file = call.world.media.get(call.account, payload.attachment_id!);
  if (!file || file.uploadedBy !== 'account') throw badParameter('Invalid attachment id.', { subcode: ID_UNKNOWN });
  const allowed = rules.mimes[type];
  if (allowed[0] !== '*' && !allowed.includes(file.mime))
    throw badParameter('The attachment is of another type.', { subcode: MEDIA_FAILED });
  return file;
}

const uploadMessage = z.strictObject({
  attachment: z.strictObject({
    type: z.enum(['image', 'audio', 'video', 'file']),
    payload: z.strictObject({ url: z.url().optional(), is_reusable: z.boolean().optional() }),
  }),
});
const jsonUpload = z.strictObject({ message: uploadMessage, platform: z.enum(['messenger', 'instagram']).optional() });

/** Parses a form field that holds JSON. @throws GraphError 100 */
export function jsonField(fields: Readonly<Record<string, string>>, name: string): unknown {
  const text = fields[name];
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw badParameter(`Param ${name} must be a JSON object.`);
  }
}

/** `POST …/message_attachments`: an upload to be sent later, by id. */
export function uploadAttachment(rules: AttachmentRules) {
  return async (call: GraphCall): Promise<unknown> => {
    const form = call.body.kind === 'form' ? call.body : undefined;
    const json = form ? { ...form.fields, message: jsonField(form.fields, 'message') } : jsonOf(call);
    const { message, platform } = parseStrict(jsonUpload, json);
    // A Page token uploads for Messenger unless it says otherwise; the Instagram host knows only itself.
    const wanted = platform ?? (call.account.login === 'instagram' ? 'instagram' : 'messenger');
    if (wanted !== call.account.channel) throw badParameter(`Param platform must be ${call.account.channel}.`);
    if (!form) throw badParameter('Failed to fetch the file from the url.', { subcode: FETCH_FAILED });
    const [file, ...more] = form.files;
    if (file?.field !== 'filedata' || more.length > 0) throw new GraphError(100, 'The parameter filedata is required.');
    const stored = await storeAttachment(call, message.attachment.type, file, rules);
    return { attachment_id: stored.id };
  };
}
