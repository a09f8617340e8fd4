import type { ConversationRef, Reply } from '@hearth/message';
import type { OutItem } from '../connector.js';
import { renderPlain } from '../meta/messaging/format.js';
import { instagramCapabilities } from './capabilities.js';

/** The only kind of file besides pictures, sound and film. */
const DOCUMENT_MIME = 'application/pdf';

/** Cuts a reply into Instagram messages. */
export function render(reply: Reply, context: { conversation: ConversationRef; turnId: string }): OutItem[] {
  const document = (mime: string) => mime === DOCUMENT_MIME;
  return renderPlain(reply, context, { limit: instagramCapabilities.textLimit, document });
}
