import type { MediaRef, Part } from '@hearth/message';
import { fields, id, list, number, text, words } from '../meta/read.js';
import type { Fields } from '../meta/read.js';
import { readCard } from './vcards.js';

/** Most contact cards and album pictures taken from one message. */
const MAX_ITEMS = 30;

/**
 * What a person wrote, from a message of the session. What cannot be expressed becomes `unsupported`: answered politely, never dropped.
 * @param maxBytes a file that announces more is lost before it is fetched.
 */
export function contentOf(message: Fields, maxBytes: number): Part[] {
  const album = list(message['album']).slice(0, MAX_ITEMS).map(fields);
  const parts = [message, ...album].flatMap((one) => partsOf(one, maxBytes));
  if (parts.length > 0) return parts;
  return [{ type: 'unsupported', kind: message['viewOnce'] === true ? 'view_once' : typeOf(message) }];
}

/** WhatsApp's word for the kind of message. */
export function typeOf(message: Fields): string {
  return words(message['type']) ?? 'unknown';
}

function partsOf(message: Fields, maxBytes: number): Part[] {
  const said = words(message['text']);
  const caption = said ? { caption: said } : {};
  // What may be seen once is not given to linked devices.
  if (message['viewOnce'] === true) return said ? [{ type: 'text', text: said }] : [];
  const media = () => mediaOf(message, maxBytes);
  switch (typeOf(message)) {
    case 'chat':
      return said ? [{ type: 'text', text: said }] : [];
    case 'image':
      return [{ type: 'image', media: media(), ...caption }];
    case 'video':
    case 'gif':
    case 'ptv':
      return [{ type: 'video', media: media(), ...caption }];
    case 'audio':
      return [{ type: 'audio', media: media(), voice: false }];
    case 'ptt':
      return [{ type: 'audio', media: media(), voice: true }];
    case 'document':
      return [{ type: 'document', media: media(), ...caption }];
    case 'sticker':
      return [{ type: 'sticker', media: media(), animated: fields(message['file'])['animated'] === true }];
    case 'location':
      return placeOf(fields(message['place']));
    case 'vcard':
    case 'multi_vcard':
      return list(message['cards'])
        .slice(0, MAX_ITEMS)
        .map((card) => ({ type: 'contact', ...readCard(text(card) ?? '') }));
    default:
      return [];
  }
}

function mediaOf(message: Fields, maxBytes: number): MediaRef {
  const file = fields(message['file']);
  const messageId = id(message['id']);
  if ((number(file['bytes']) ?? 0) > maxBytes) return { state: 'lost', reason: 'too-large' };
  if (!messageId) return { state: 'lost', reason: 'unreachable' };
  const [mime, name, sha256] = [words(file['mime']), words(file['name']), words(file['sha256'])];
  return {
    state: 'remote',
    id: messageId,
    ...(mime && { mime }),
    ...(sha256 && { sha256 }),
    ...(name && { name }),
  };
}

function placeOf(place: Fields): Part[] {
  const [latitude, longitude] = [number(place['latitude']), number(place['longitude'])];
  if (latitude === undefined || longitude === undefined) return [];
  const [name, address] = [words(place['name']), words(place['address'])];
  return [{ type: 'location', latitude, longitude, ...(name && { name }), ...(address && { address }) }];
}
