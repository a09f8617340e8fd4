import { clip } from '@hearth/message';
import type { Reply, ConversationRef } from '@hearth/message';
import type { Capabilities, OutItem } from '../connector.js';
import { fitsButtons, numbered } from '../format/choices.js';
import type { Option } from '../format/choices.js';
import type { Markup } from '../format/document.js';
import { formatText } from '../format/text.js';
import { renderReply, textBodies } from '../render.js';
import type { OutBody } from '../render.js';
import {
  BUTTONS,
  CAPTION_LIMIT,
  INTERACTIVE_TEXT_LIMIT,
  LIST_ROWS,
  ROW_DESCRIPTION_LENGTH,
  TEXT_LIMIT,
} from './capabilities.js';
import { addressee } from './recipient.js';

/** https://faq.whatsapp.com/539178204879377: no headings, tables or labelled links. */
const MARKUP: Markup = {
  marks: { bold: '*', italic: '_', strike: '~', code: '`' },
  fence: '```',
  bullet: '-',
  quote: '> ',
};

/** Markdown in WhatsApp's markup, in texts within a limit. */
export function whatsAppText(markdown: string, limit: Capabilities['textLimit'] = TEXT_LIMIT): string[] {
  return formatText(markdown, MARKUP, limit);
}

/** Cuts a reply into WhatsApp messages. */
export function render(reply: Reply, context: { conversation: ConversationRef; turnId: string }): OutItem[] {
  const group = addressee(context.conversation.peer).recipient_type === 'group';
  return renderReply(reply, context, {
    text: whatsAppText,
    media: (kind, media, caption) => {
      if (kind === 'sticker') return [{ type: 'sticker', media }];
      // A caption longer than one caption may be is a text of its own.
      const [short, ...more] = whatsAppText(caption, CAPTION_LIMIT);
      if (more.length > 0) return [{ type: kind, media }, ...textBodies(whatsAppText(caption))];
      return [{ type: kind, media, ...(short && { caption: short }) }];
    },
    // Groups take no interactive messages.
    choice: (part) =>
      (group ? undefined : interactive(part.text, part.options)) ??
      textBodies(whatsAppText(numbered(part.text, part.options))),
  });
}

/** Buttons or a list, where every option fits; long texts go before it as messages of their own. */
function interactive(markdown: string, options: readonly Option[]): OutBody[] | undefined {
  const rows = options.map((option) => ({
    ...option,
    ...(option.description && { description: clip(option.description, ROW_DESCRIPTION_LENGTH) }),
  }));
  const short = options.every((option) => !option.description) && fitsButtons(options, BUTTONS);
  if (!short && !fitsButtons(options, LIST_ROWS)) return undefined;
  const texts = whatsAppText(markdown, INTERACTIVE_TEXT_LIMIT);
  const body = texts.pop();
  if (!body) return undefined;
  return [
    ...textBodies(texts),
    {
      type: 'choice',
      text: body,
      options: rows.map(({ id, title, description }) => ({ id, title, ...(description && { description }) })),
    },
  ];
}
