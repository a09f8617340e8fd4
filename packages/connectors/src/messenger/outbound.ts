import type { Sender } from '../meta/messaging/outbound.js';
import type { PageClient } from '../meta/messenger-node/client.js';

/** How a Page sends: every message is an answer inside the 24-hour window, never a tagged one. */
export function messengerSender(client: PageClient, page: string): Sender {
  return { client, node: page, envelope: { messaging_type: 'RESPONSE' }, upload: {}, reactionOf: (emoji) => emoji };
}
