import type { ConversationRef, MediaRef, Part, Reply, StoredMedia } from '@hearth/message';
import type { OutItem } from './connector.js';

export type OutBody = OutItem['body'];

/** What differs between channels when a reply is cut into items. */
export interface Renderer {
  /** Markdown → texts in the app's markup, each within the limit. */
  text(markdown: string): string[];
  /** A stored file; an empty list leaves it out. */
  media(kind: 'image' | 'sticker' | 'document', media: StoredMedia, caption: string): OutBody[];
  choice(part: Extract<Part, { type: 'choice' }>): OutBody[];
}

/** Cuts a reply into items in reading order with ids `${turnId}-${index}`; the quote goes with the first one. */
export function renderReply(
  reply: Reply,
  context: { conversation: ConversationRef; turnId: string },
  renderer: Renderer,
): OutItem[] {
  const bodies = reply.parts.flatMap((part) => bodiesOf(part, renderer));
  return bodies.map((body, index) => ({
    outId: `${context.turnId}-${index}`,
    conversation: context.conversation,
    body,
    ...(index === 0 && reply.quote && { quote: reply.quote }),
  }));
}

/** Texts as bodies. */
export function textBodies(texts: readonly string[]): OutBody[] {
  return texts.map((text) => ({ type: 'text', text }));
}

function bodiesOf(part: Part, renderer: Renderer): OutBody[] {
  const texts = (markdown: string) => textBodies(renderer.text(markdown));
  const file = (kind: 'image' | 'sticker' | 'document', media: MediaRef, caption = '') =>
    media.state === 'stored' ? renderer.media(kind, media, caption) : [];
  switch (part.type) {
    case 'text':
      return texts(part.text);
    case 'image':
      return file('image', part.media, part.caption);
    case 'sticker':
      return file('sticker', part.media);
    case 'document':
    case 'video':
      return file('document', part.media, part.caption);
    case 'audio':
      return file('document', part.media);
    case 'choice':
      return renderer.choice(part);
    case 'location': {
      const place = [part.name, part.address].filter(Boolean).join(', ');
      return texts(`${place}\nhttps://maps.google.com/?q=${part.latitude},${part.longitude}`);
    }
    case 'contact':
      return texts([part.name, ...part.phones].join('\n'));
    case 'unsupported':
      return [];
  }
}
