import type { Connector } from '../connector.js';
import { answerChallenge } from '../meta/challenge.js';
import { createGraph } from '../meta/graph.js';
import { quietly } from '../meta/quietly.js';
import { verifySignature } from '../meta/signature.js';
import { whatsAppCloudCapabilities } from './capabilities.js';
import { whatsAppCloudConfig } from './config.js';
import type { WhatsAppCloudConnectorConfig } from './config.js';
import { render } from './format.js';
import { parseWebhook } from './inbound.js';
import { fetchMedia } from './media.js';
import { sendItem, showTyping } from './outbound.js';

/** A WhatsApp number on the Cloud API. @throws z.ZodError on a bad configuration. */
export function createWhatsAppCloudConnector(options: WhatsAppCloudConnectorConfig): Connector {
  const config = whatsAppCloudConfig.parse(options);
  const graph = createGraph({ ...config, family: 'whatsapp' });
  return {
    channel: 'whatsapp-cloud',
    account: config.account,
    capabilities: whatsAppCloudCapabilities,
    simulated: config.simulated,
    challenge: (query) => answerChallenge(query, config.verifyToken),
    verify: (request) => verifySignature(request.body, request.headers, config.appSecrets),
    parse: (body) => parseWebhook(body, config.account),
    render,
    send: (item, read, signal) => sendItem(graph, config.account, item, read, signal),
    typing: (conversation, inboundId, signal) => quietly(showTyping(graph, conversation, inboundId, signal)),
    fetchMedia: (media, signal) => fetchMedia(graph, config, media, signal),
  };
}
