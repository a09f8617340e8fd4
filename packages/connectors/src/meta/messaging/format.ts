import type { ConversationRef, Reply } from '@hearth/message';
import type { Capabilities, OutItem } from '../../connector.js';
import { fitsButtons, numbered } from '../../format/choices.js';
import type { Markup } from '../../format/document.js';
import { formatText } from '../../format/text.js';
import { renderReply, textBodies } from '../../render.js';

/** Quick replies: https://developers.facebook.com/documentation/business-messaging/messenger-platform (quick replies). */
const QUICK_REPLIES = { options: 13, title: 20, id: 1000 } as const;

/** Neither app renders markup: marks go, structure stays readable. */
const PLAIN: Markup = { marks: {}, fence: '', bullet: '•', quote: '> ' };

/** Markdown as plain text within the limit. */
export function plainText(markdown: string, limit: Capabilities['textLimit']): string[] {
  return formatText(markdown, PLAIN, limit);
}

/** Cuts a reply into messages; a caption is a message of its own, after its picture. `document` says which files the app takes. */
export function renderPlain(
  reply: Reply,
  context: { conversation: ConversationRef; turnId: string },
  rules: { limit: Capabilities['textLimit']; document: (mime: string) => boolean },
): OutItem[] {
  const texts = (markdown: string) => textBodies(plainText(markdown, rules.limit));
  return renderReply(reply, context, {
    text: (markdown) => plainText(markdown, rules.limit),
    media: (kind, media, caption) => {
      const sendable = kind !== 'document' || rules.document(media.mime);
      return [...(sendable ? [{ type: kind, media }] : []), ...texts(caption)];
    },
    choice: ({ text, options }) => {
      const before = plainText(text, rules.limit);
      const last = before.pop();
      const buttons = last && options.every((option) => !option.description) && fitsButtons(options, QUICK_REPLIES);
      if (!buttons) return texts(numbered(text, options));
      return [
        ...textBodies(before),
        { type: 'choice', text: last, options: options.map(({ id, title }) => ({ id, title })) },
      ];
    },
  });
}
