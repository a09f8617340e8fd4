import type { Connector } from '../connector.js';
import { answerChallenge } from '../meta/challenge.js';
import { fetchFromCdn } from '../meta/messaging/media.js';
import { sendItem, showTyping } from '../meta/messaging/outbound.js';
import { createPageClient } from '../meta/messenger-node/client.js';
import { quietly } from '../meta/quietly.js';
import { verifySignature } from '../meta/signature.js';
import { messengerCapabilities } from './capabilities.js';
import { messengerConfig } from './config.js';
import type { MessengerConnectorConfig } from './config.js';
import { render } from './format.js';
import { parseWebhook } from './inbound.js';
import { messengerSender } from './outbound.js';

/** A Facebook Page on the Messenger Platform. @throws z.ZodError on a bad configuration. */
export function createMessengerConnector(options: MessengerConnectorConfig): Connector {
  const config = messengerConfig.parse(options);
  const sender = messengerSender(createPageClient({ ...config, family: 'page' }), config.account);
  return {
    channel: 'messenger',
    account: config.account,
    capabilities: messengerCapabilities,
    simulated: config.simulated,
    challenge: (query) => answerChallenge(query, config.verifyToken),
    verify: (request) => verifySignature(request.body, request.headers, config.appSecrets),
    parse: (body) => parseWebhook(body, config.account),
    render,
    send: (item, read, signal) => sendItem(sender, item, read, signal),
    typing: ({ peer }, _, signal) => quietly(showTyping(sender, peer, signal)),
    fetchMedia: (media, signal) => fetchFromCdn(config, media, signal),
  };
}
