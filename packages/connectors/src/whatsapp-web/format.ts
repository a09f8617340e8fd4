import type { ConversationRef, Reply } from '@hearth/message';
import type { OutItem } from '../connector.js';
import { numbered } from '../format/choices.js';
import { renderReply, textBodies } from '../render.js';
import { whatsAppText } from '../whatsapp-cloud/format.js';
import { CAPTION_LIMIT } from './capabilities.js';

/** Cuts a reply into WhatsApp messages, in the markup that all of WhatsApp shares. */
export function render(reply: Reply, context: { conversation: ConversationRef; turnId: string }): OutItem[] {
  return renderReply(reply, context, {
    text: (markdown) => whatsAppText(markdown),
    media: (kind, media, caption) => {
      if (kind === 'sticker') return [{ type: 'sticker', media }];
      // A caption longer than one caption may be is a text of its own.
      const [short, ...more] = whatsAppText(caption, CAPTION_LIMIT);
      if (more.length > 0) return [{ type: kind, media }, ...textBodies(whatsAppText(caption))];
      return [{ type: kind, media, ...(short && { caption: short }) }];
    },
    choice: ({ text, options }) => textBodies(whatsAppText(numbered(text, options))),
  });
}
