import type { MediaRef, Part, StoredMedia } from '@hearth/message';
import type { ThreadMessage } from '../types.js';
import { harmless, wrap } from './data.js';
import { isPlace } from './places.js';

/** What is known of a picture, for the model, or its place when it is shown; undefined when nobody looked. */
export type PictureNote = (media: StoredMedia) => string | undefined;

/** Characters of a quoted message that are repeated to the model. */
const QUOTE_CHARS = 600;

/** A message as text for a model without eyes: words as they are, those of others marked, everything else as a note. */
export function describeMessage(message: ThreadMessage, note: PictureNote): string {
  const said = message.parts.map((part) => describePart(part, note)).filter((line) => line !== '');
  const lines = message.forwarded ? [`[forwarded message]\n${wrap('quote', said.join('\n'))}`] : said;
  if (message.quote) {
    const quoted = message.quote.parts.map((part) => describePart(part, note)).join('\n');
    lines.unshift(wrap('quote', quoted.slice(0, QUOTE_CHARS)));
  }
  return lines.join('\n');
}

function describePart(part: Part, note: PictureNote): string {
  switch (part.type) {
    case 'text':
      return harmless(part.text);
    case 'image':
      return [describePicture(part.media, note), harmless(part.caption ?? '')].filter(Boolean).join('\n');
    case 'sticker':
      return '[a sticker]';
    case 'audio':
      return '[voice message that could not be heard]';
    case 'video':
      return ['[video that could not be watched]', harmless(part.caption ?? '')].filter(Boolean).join('\n');
    case 'document':
      return [describeFile(part.media), harmless(part.caption ?? '')].filter(Boolean).join('\n');
    case 'location': {
      const place = [part.name, part.address].filter(Boolean).join(', ');
      return wrap('data', `location ${part.latitude}, ${part.longitude}${place && ` (${place})`}`);
    }
    case 'contact':
      return wrap('data', `contact ${part.name} ${part.phones.join(', ')}`.trim());
    case 'choice':
      return harmless(part.options.find((option) => option.id === part.chosen)?.title ?? part.text);
    case 'unsupported':
      return '[message of an unknown kind]';
  }
}

function describeFile(media: MediaRef): string {
  return media.state === 'stored'
    ? wrap('data', `file ${media.name ?? ''}`.trim())
    : '[document that could not be opened]';
}

function describePicture(media: MediaRef, note: PictureNote): string {
  if (media.state !== 'stored') return '[picture that could not be opened]';
  const known = note(media);
  if (known && isPlace(known)) return known;
  return known ? wrap('picture', known) : '[picture]';
}
