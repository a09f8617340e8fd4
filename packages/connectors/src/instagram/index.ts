import type { Connector } from '../connector.js';
import { answerChallenge } from '../meta/challenge.js';
import { fetchFromCdn } from '../meta/messaging/media.js';
import { sendItem, showTyping } from '../meta/messaging/outbound.js';
import { createPageClient } from '../meta/messenger-node/client.js';
import { quietly } from '../meta/quietly.js';
import { verifySignature } from '../meta/signature.js';
import { instagramCapabilities } from './capabilities.js';
import { instagramConfig } from './config.js';
import type { InstagramConnectorConfig } from './config.js';
import { render } from './format.js';
import { parseWebhook } from './inbound.js';
import { instagramSender } from './outbound.js';

/** A professional Instagram account with either log-in. @throws z.ZodError on a bad configuration. */
export function createInstagramConnector(options: InstagramConnectorConfig): Connector {
  const config = instagramConfig.parse(options);
  const sender = instagramSender(createPageClient({ ...config, family: 'instagram' }), config);
  return {
    channel: 'instagram',
    account: config.account,
    capabilities: instagramCapabilities,
    simulated: config.simulated,
    challenge: (query) => answerChallenge(query, config.verifyToken),
    verify: (request) => verifySignature(request.body, request.headers, config.appSecrets),
    parse: (body) => parseWebhook(body, config.account, config.pageId),
    render,
    send: (item, read, signal) => sendItem(sender, item, read, signal),
    typing: ({ peer }, _, signal) => quietly(showTyping(sender, peer, signal)),
    fetchMedia: (media, signal) => fetchFromCdn(config, media, signal),
  };
}
