import type { Part, RemoteMedia } from '@hearth/message';
import { normaliseSha256 } from '../media/hash.js';
import { fields, id, list, number, text, words } from '../meta/read.js';
import type { Fields } from '../meta/read.js';

/** The `content` of a message event. */
export function contentOf(content: Fields): Part[] {
  const kind = words(content['kind']) ?? 'unknown';
  const parts = partsOf(kind, content);
  return parts.length > 0 ? parts : [{ type: 'unsupported', kind: words(content['what']) ?? kind }];
}

function partsOf(kind: string, content: Fields): Part[] {
  const files = list(content['files']).flatMap(mediaOf);
  const caption = words(content['caption']);
  switch (kind) {
    case 'text': {
      const said = words(content['text']);
      return said ? [{ type: 'text', text: said }] : [];
    }
    case 'image':
    case 'video':
    case 'document':
      return files.map((media, index) => ({ type: kind, media, ...(caption && index === 0 && { caption }) }));
    case 'sticker':
      return files.map((media) => ({ type: 'sticker', media, animated: false }));
    case 'audio':
      return files.map((media) => ({ type: 'audio', media, voice: content['voice'] === true }));
    case 'location': {
      const [latitude, longitude] = [number(content['latitude']), number(content['longitude'])];
      if (latitude === undefined || longitude === undefined) return [];
      const [name, address] = [words(content['name']), words(content['address'])];
      return [{ type: 'location', latitude, longitude, ...(name && { name }), ...(address && { address }) }];
    }
    case 'contact':
      return [
        {
          type: 'contact',
          name: text(content['name']) ?? '',
          phones: list(content['phones']).flatMap((one) => words(one) ?? []),
        },
      ];
    case 'choice': {
      const chosen = id(content['id']);
      return chosen ? [{ type: 'choice', text: text(content['title']) ?? '', options: [], chosen }] : [];
    }
    default:
      return [];
  }
}

function mediaOf(value: unknown): RemoteMedia[] {
  const file = fields(value);
  const url = words(file['url']);
  if (!url) return [];
  const [mime, name] = [words(file['mime']), words(file['name'])];
  const sha256 = normaliseSha256(words(file['sha256']));
  return [{ state: 'remote', url, ...(mime && { mime }), ...(name && { name }), ...(sha256 && { sha256 }) }];
}
