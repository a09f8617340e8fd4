import { announcedHash, type MediaFile } from '../media/store.js';
import type { Bubble } from '../platform.js';
import { NotOnThisPlatform } from '../platform.js';

/** Type and own fields of a message's model in the page. */
export interface WebDraft {
  readonly type: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Where the page fetches a file; the prefix that its server knows. */
export const MEDIA_PATH = '/media/';

export function mediaFields(file: MediaFile): Record<string, unknown> {
  const { inspected } = file;
  const hash = announcedHash(file, 'base64');
  return {
    directPath: `${MEDIA_PATH}${file.id}`,
    mimetype: file.mime,
    size: file.bytes.length,
    filehash: hash,
    encFilehash: hash,
    mediaKey: Buffer.from(file.id).toString('base64'),
    mediaKeyTimestamp: Math.floor(file.createdAt / 1000),
    ...(inspected.kind === 'image' && { width: inspected.width, height: inspected.height }),
  };
}

export function vcard(name: string, phones: readonly string[]): string {
  const numbers = phones.map((phone) => `TEL;type=CELL;waid=${phone.replaceAll(/\D/g, '')}:${phone}`);
  return ['BEGIN:VCARD', 'VERSION:3.0', `N:;${name};;;`, `FN:${name}`, ...numbers, 'END:VCARD'].join('\n');
}

/** What comes before the pictures of an album. */
export function albumDraft(pictures: number): WebDraft {
  return { type: 'album', fields: { expectedImageCount: pictures, expectedVideoCount: 0 } };
}

/**
 * The model that one bubble of a person becomes; of pictures, the first.
 * @throws NotOnThisPlatform on a tap: personal numbers have no buttons
 */
export function draftOf(bubble: Bubble): WebDraft {
  switch (bubble.kind) {
    case 'text':
      return { type: 'chat', fields: { body: bubble.text } };
    case 'audio':
      return { type: bubble.voice ? 'ptt' : 'audio', fields: mediaFields(bubble.files[0]!) };
    case 'image':
    case 'video':
    case 'document':
    case 'sticker': {
      const [file] = bubble.files;
      const { caption } = bubble as { caption?: string };
      const named = bubble.kind === 'document' ? { filename: file!.name } : {};
      return {
        type: bubble.kind,
        fields: { ...mediaFields(file!), ...named, ...(caption !== undefined && { caption }) },
      };
    }
    case 'location': {
      const { latitude, longitude, name, address } = bubble;
      const loc = [name, address].filter(Boolean).join('\n');
      return { type: 'location', fields: { lat: latitude, lng: longitude, ...(loc && { loc }) } };
    }
    case 'contact':
      return { type: 'vcard', fields: { body: vcard(bubble.name, bubble.phones), vcardFormattedName: bubble.name } };
    case 'unsupported':
      return { type: bubble.what, fields: {} };
    case 'choice':
      throw new NotOnThisPlatform('personal numbers have no buttons: answer with text');
  }
}
