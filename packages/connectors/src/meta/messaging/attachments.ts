import type { Part, RemoteMedia } from '@hearth/message';
import { fields, id, number, words } from '../read.js';
import type { Fields } from '../read.js';

/**
 * The attachments of one Messenger or Instagram message as parts. A link preview beside a text says nothing new and is left out; a
 * sticker that also comes as an image (some versions send both) is one sticker.
 */
export function attachmentParts(attachments: readonly unknown[], said: string | undefined): Part[] {
  const known = attachments.map(fields);
  const stickers = new Set(
    known.filter((one) => one['type'] === 'sticker').map((one) => id(fields(one['payload'])['sticker_id'])),
  );
  return known
    .filter((one) => one['type'] !== 'image' || !stickers.has(id(fields(one['payload'])['sticker_id']) ?? ''))
    .flatMap((one) => partsOf(one, said));
}

function partsOf(attachment: Fields, said: string | undefined): Part[] {
  const type = words(attachment['type']) ?? 'unknown';
  const payload = fields(attachment['payload']);
  const media = mediaOf(payload);
  const unsupported: Part[] = [{ type: 'unsupported', kind: type }];
  switch (type) {
    case 'image':
      if (!media) return unsupported;
      return [payload['sticker_id'] ? { type: 'sticker', media, animated: false } : { type: 'image', media }];
    case 'sticker':
      return media ? [{ type: 'sticker', media, animated: false }] : unsupported;
    case 'like_heart':
      return [{ type: 'text', text: '❤️' }];
    case 'audio':
      // The apps record voice notes and offer no other way to send sound.
      return media ? [{ type: 'audio', media, voice: true }] : unsupported;
    case 'video':
      return media ? [{ type: 'video', media }] : unsupported;
    case 'file':
      return media ? [{ type: 'document', media }] : unsupported;
    case 'location':
      return locationOf(payload) ?? unsupported;
    case 'fallback':
      if (said) return [];
      return linkOf(attachment, payload) ?? unsupported;
    default:
      // Stories, reels and posts are other people's: they are neither fetched nor kept.
      return unsupported;
  }
}

function mediaOf(payload: Fields): RemoteMedia | undefined {
  const url = words(payload['url']) ?? words(payload['URL']);
  const name = words(payload['name']);
  return url ? { state: 'remote', url, ...(name && { name }) } : undefined;
}

function locationOf(payload: Fields): Part[] | undefined {
  const place = fields(payload['coordinates']);
  const [latitude, longitude] = [number(place['lat']), number(place['long'])];
  return latitude === undefined || longitude === undefined ? undefined : [{ type: 'location', latitude, longitude }];
}

function linkOf(attachment: Fields, payload: Fields): Part[] | undefined {
  const title = words(attachment['title']) ?? words(payload['title']);
  const url = words(attachment['url']) ?? words(payload['url']);
  const text = [title, url].filter(Boolean).join('\n');
  return text ? [{ type: 'text', text }] : undefined;
}
