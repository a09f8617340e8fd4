import type { ConversationRef, Reply } from '@hearth/message';
import type { OutItem } from '../connector.js';
import { fitsButtons, numbered } from '../format/choices.js';
import type { Markup } from '../format/document.js';
import { formatText } from '../format/text.js';
import { renderReply, textBodies } from '../render.js';
import { playgroundCapabilities } from './capabilities.js';

/** Programs get Markdown. */
const MARKUP: Markup = {
  marks: { bold: '**', italic: '_', strike: '~~', code: '`' },
  fence: '```',
  bullet: '-',
  quote: '> ',
};
const CHOICES = { options: 20, title: 80, id: 200 } as const;

const texts = (markdown: string) => formatText(markdown, MARKUP, playgroundCapabilities.textLimit);

/** Cuts a reply into messages. */
export function render(reply: Reply, context: { conversation: ConversationRef; turnId: string }): OutItem[] {
  return renderReply(reply, context, {
    text: texts,
    media: (kind, media, caption) => {
      const [short, ...more] = texts(caption);
      if (kind === 'sticker') return [{ type: 'sticker', media }];
      return [{ type: kind, media, ...(short && { caption: short }) }, ...textBodies(more)];
    },
    choice: ({ text, options }) => {
      const before = texts(text);
      const last = before.pop();
      if (!last || !fitsButtons(options, CHOICES)) return textBodies(texts(numbered(text, options)));
      return [...textBodies(before), { type: 'choice', text: last, options }];
    },
  });
}
