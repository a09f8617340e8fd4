import type { ConversationRef, Reply } from '@hearth/message';
import type { OutItem } from '../connector.js';
import { renderPlain } from '../meta/messaging/format.js';
import { messengerCapabilities } from './capabilities.js';

/** Cuts a reply into Messenger messages. */
export function render(reply: Reply, context: { conversation: ConversationRef; turnId: string }): OutItem[] {
  return renderPlain(reply, context, { limit: messengerCapabilities.textLimit, document: () => true });
}
