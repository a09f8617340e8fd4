import type { Sender } from '../meta/messaging/outbound.js';
import type { PageClient } from '../meta/messenger-node/client.js';
import type { InstagramAccount } from './config.js';

/** The one reaction Instagram lets an account set. */
const REACTION = 'love';

/** How an account sends: through its own id on its own host, or through the Page it is linked to. */
export function instagramSender(client: PageClient, config: InstagramAccount): Sender {
  const facebook = config.login === 'facebook';
  return {
    client,
    node: facebook ? config.pageId : config.account,
    envelope: facebook ? { messaging_type: 'RESPONSE' } : {},
    upload: { platform: 'instagram' },
    reactionOf: () => REACTION,
  };
}
