import { badParameter, GraphError, noSuchObject } from '../http/graph-error.js';
import type { GraphCall } from '../platform.js';
import type { Inspected } from '../media/inspect.js';
import { announcedHash, announcedSize, type MediaFile } from '../media/store.js';

const KB = 1024;
const MB = 1024 * KB;
/** Life of a download address. */
const URL_LIFE_MS = 5 * 60_000;
/** Side of a sticker in pixels, and its largest sizes. */
const STICKER = { side: 512, maxBytes: 100 * KB, maxAnimatedBytes: 500 * KB };

/** Largest size by MIME type of an upload; what is not here is refused. */
const UPLOAD_LIMITS: Readonly<Record<string, number>> = {
  'image/jpeg': 5 * MB,
  'image/png': 5 * MB,
  'image/webp': STICKER.maxAnimatedBytes,
  'audio/aac': 16 * MB,
  'audio/amr': 16 * MB,
  'audio/mpeg': 16 * MB,
  'audio/mp4': 16 * MB,
  'audio/ogg': 16 * MB,
  'video/mp4': 16 * MB,
  'video/3gpp': 16 * MB,
  'text/plain': 100 * MB,
  'application/pdf': 100 * MB,
  'application/msword': 100 * MB,
  'application/vnd.ms-excel': 100 * MB,
  'application/vnd.ms-powerpoint': 100 * MB,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 100 * MB,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 100 * MB,
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 100 * MB,
};

/** 131053: the platform could not take or use a file. */
function unusable(details: string): GraphError {
  return new GraphError(131053, 'Media upload error', { details });
}

const essence = (mime: string) => mime.split(';')[0]!.trim().toLowerCase();

/** Office files are zip archives or compound files inside. */
function matches(declared: string, real: Inspected): boolean {
  if (real.kind === 'unknown') return false;
  if (declared.startsWith('application/vnd.openxml')) return real.mime === 'application/zip';
  if (declared.startsWith('application/vnd.ms-')) return real.mime === 'application/msword';
  if (declared === 'audio/mp4') return real.mime === 'audio/mp4' || real.mime === 'video/mp4';
  return essence(real.mime) === declared;
}

/** `POST /<PHONE_NUMBER_ID>/media`, multipart: `messaging_product`, `type`, `file` with its own Content-Type. */
export async function uploadMedia(call: GraphCall): Promise<unknown> {
  if (call.body.kind !== 'form') throw badParameter('The body must be multipart/form-data.');
  const { fields, files } = call.body;
  if (fields['messaging_product'] !== 'whatsapp') throw badParameter('The parameter messaging_product is required.');
  const unknown = Object.keys(fields).find((name) => name !== 'messaging_product' && name !== 'type');
  if (unknown !== undefined) throw badParameter(`Unexpected key "${unknown}"`);
  const file = files[0];
  if (files.length !== 1 || file?.field !== 'file') throw badParameter('The parameter file is required.');
  if (fields['type'] === undefined) throw badParameter('The parameter type is required.');
  const mime = essence(file.mime);
  if (essence(fields['type']) !== mime) throw badParameter('Param type must be the MIME type of the file.');
  const limit = UPLOAD_LIMITS[mime];
  if (limit === undefined) {
    throw badParameter(
      `Param file must be a file with one of the following types: ${Object.keys(UPLOAD_LIMITS).join(', ')}.`,
    );
  }
  if (file.bytes.length > limit) throw unusable(`The file is larger than ${limit} bytes.`);
  const stored = await call.world.media.put(call.account, { ...file, mime }, 'account');
  if (!matches(mime, stored.inspected)) {
    call.world.media.delete(stored.id);
    throw unusable(`The content is not ${mime}.`);
  }
  if (mime === 'audio/ogg' && !(stored.inspected.kind === 'audio' && stored.inspected.mime.includes('opus'))) {
    call.world.media.delete(stored.id);
    throw unusable('Only the Opus codec is supported in ogg.');
  }
  return { id: stored.id };
}

/** `GET /<MEDIA_ID>`: a fresh download address. */
export async function getMedia(call: GraphCall): Promise<unknown> {
  const { world, account, node, query } = call;
  const file = world.media.get(account, node);
  if (!file) throw noSuchObject(node);
  if (query['phone_number_id'] !== undefined && query['phone_number_id'] !== account.account) throw noSuchObject(node);
  const key = world.media.link(file, URL_LIFE_MS, true);
  return {
    messaging_product: 'whatsapp',
    url: `${world.url}/media/whatsapp_business/attachments/?mid=${file.id}&hash=${key}`,
    mime_type: file.mime,
    sha256: announcedHash(file, 'hex'),
    file_size: announcedSize(file),
    id: file.id,
  };
}

/** `DELETE /<MEDIA_ID>` */
export async function deleteMedia({ world, account, node }: GraphCall): Promise<unknown> {
  if (!world.media.get(account, node)) throw noSuchObject(node, 'delete');
  world.media.delete(node);
  return { success: true };
}

export type MediaKind = 'image' | 'sticker' | 'audio' | 'video' | 'document';

/**
 * The uploaded file that a send names, checked for the kind of message.
 * @throws GraphError 100 for an id that is not there; 131053 for a file that this kind cannot carry, or a link.
 */
export function mediaForSend(
  call: GraphCall,
  kind: MediaKind,
  body: { id?: string; link?: string; voice?: boolean },
): MediaFile {
  if (body.link !== undefined) throw unusable('The link is not publicly reachable.');
  const file = call.world.media.get(call.account, body.id!);
  if (!file || file.uploadedBy !== 'account') {
    throw badParameter(`Param ${kind}['id'] is not a valid media id.`, { details: 'Media id not found' });
  }
  const real = file.inspected;
  if (kind === 'sticker') checkSticker(file);
  else if (kind === 'image' && file.mime === 'image/webp') throw unusable('image/webp is not supported for images.');
  else if (kind !== 'document' && !file.mime.startsWith(`${kind}/`))
    throw unusable(`${file.mime} is not supported for ${kind}.`);
  else if (kind === 'document' && !/^(application|text)\//.test(file.mime))
    throw unusable(`${file.mime} is not supported for documents.`);
  if (body.voice && !(real.kind === 'audio' && real.mime.includes('opus')))
    throw unusable('Voice messages must be ogg with Opus.');
  return file;
}

function checkSticker({ mime, inspected, bytes }: MediaFile): void {
  if (mime !== 'image/webp' || inspected.kind !== 'image') throw unusable('A sticker must be image/webp.');
  const { width, height, animated } = inspected;
  if (width !== STICKER.side || height !== STICKER.side) throw unusable('A sticker must be 512 x 512 pixels.');
  if (bytes.length > (animated ? STICKER.maxAnimatedBytes : STICKER.maxBytes))
    throw unusable('The sticker is too large.');
}
