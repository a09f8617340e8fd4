import type { Part, RemoteMedia } from '@hearth/message';
import { normaliseSha256 } from '../media/hash.js';
import { fields, id, list, number, text, words } from '../meta/read.js';
import type { Fields } from '../meta/read.js';

/**
 * What a person wrote, from a message object or from the `message` of an edit: the same keys in both.
 * Kinds that cannot be expressed become `unsupported`, so that they are answered politely and never dropped.
 */
export function contentOf(message: Fields): Part[] {
  const type = typeOf(message);
  const parts = READERS[type]?.(fields(message[type]), message) ?? [];
  return parts.length > 0 ? parts : [{ type: 'unsupported', kind: type }];
}

/** The declared type; a location may come without one. */
export function typeOf(message: Fields): string {
  return words(message['type']) ?? (message['location'] ? 'location' : 'unknown');
}

type Reader = (body: Fields, message: Fields) => Part[];

const READERS: Readonly<Record<string, Reader>> = {
  text: (body) => {
    const said = words(body['body']);
    return said ? [{ type: 'text', text: said }] : [];
  },
  image: (body) => withMedia(body, (media) => ({ type: 'image', media, ...captionOf(body) })),
  video: (body) => withMedia(body, (media) => ({ type: 'video', media, ...captionOf(body) })),
  audio: (body) => withMedia(body, (media) => ({ type: 'audio', media, voice: body['voice'] === true })),
  voice: (body) => withMedia(body, (media) => ({ type: 'audio', media, voice: true })),
  document: (body) => withMedia(body, (media) => ({ type: 'document', media, ...captionOf(body) })),
  sticker: (body) => withMedia(body, (media) => ({ type: 'sticker', media, animated: body['animated'] === true })),
  location: (body) => {
    const latitude = number(body['latitude']);
    const longitude = number(body['longitude']);
    if (latitude === undefined || longitude === undefined) return [];
    const name = words(body['name']);
    const address = words(body['address']);
    return [{ type: 'location', latitude, longitude, ...(name && { name }), ...(address && { address }) }];
  },
  contacts: (_, message) => list(message['contacts']).map(contactOf),
  interactive: (body) => interactiveOf(body),
  // The quick-reply button of a template.
  button: (body) => {
    const chosen = id(body['payload']) ?? id(body['text']);
    return chosen ? [{ type: 'choice', text: text(body['text']) ?? '', options: [], chosen }] : [];
  },
  unsupported: (body) => [{ type: 'unsupported', kind: words(body['type']) ?? 'unknown' }],
};

function interactiveOf(body: Fields): Part[] {
  const kind = words(body['type']) ?? '';
  if (kind === 'button_reply' || kind === 'list_reply') {
    const reply = fields(body[kind]);
    const chosen = id(reply['id']);
    if (chosen) return [{ type: 'choice', text: text(reply['title']) ?? '', options: [], chosen }];
  }
  return [{ type: 'unsupported', kind: `interactive:${kind || 'empty'}` }];
}

function contactOf(value: unknown): Part {
  const contact = fields(value);
  const name = fields(contact['name']);
  const phones = list(contact['phones']).flatMap(
    (phone) => words(fields(phone)['phone']) ?? words(fields(phone)['wa_id']) ?? [],
  );
  return { type: 'contact', name: words(name['formatted_name']) ?? words(name['first_name']) ?? '', phones };
}

function captionOf(body: Fields): { caption?: string } {
  const caption = words(body['caption']);
  return caption ? { caption } : {};
}

function withMedia(body: Fields, make: (media: RemoteMedia) => Part): Part[] {
  const [mediaId, url] = [id(body['id']), words(body['url'])];
  if (!mediaId && !url) return [];
  const [mime, name] = [words(body['mime_type']), words(body['filename'])];
  const sha256 = normaliseSha256(words(body['sha256']));
  return [
    make({
      state: 'remote',
      ...(mediaId && { id: mediaId }),
      ...(url && { url }),
      ...(mime && { mime }),
      ...(sha256 && { sha256 }),
      ...(name && { name }),
    }),
  ];
}
