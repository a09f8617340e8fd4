import type { Connector } from '../connector.js';
import { answerChallenge } from '../meta/challenge.js';
import { createGraph } from '../meta/graph.js';
import { fetchFromCdn } from '../meta/messaging/media.js';
import { quietly } from '../meta/quietly.js';
import { verifySignature } from '../meta/signature.js';
import { playgroundCapabilities } from './capabilities.js';
import { playgroundConfig } from './config.js';
import type { PlaygroundConnectorConfig } from './config.js';
import { render } from './format.js';
import { parseWebhook } from './inbound.js';
import { sendItem, showTyping } from './outbound.js';

/** The plain channel for programs. @throws z.ZodError on a bad configuration. */
export function createPlaygroundConnector(options: PlaygroundConnectorConfig): Connector {
  const config = playgroundConfig.parse(options);
  const graph = createGraph({ ...config, family: 'playground' });
  return {
    channel: 'playground',
    account: config.account,
    capabilities: playgroundCapabilities,
    simulated: config.simulated,
    challenge: (query) => answerChallenge(query, config.verifyToken),
    verify: (request) => verifySignature(request.body, request.headers, config.appSecrets),
    parse: (body) => parseWebhook(body, config.account),
    render,
    send: (item, read, signal) => sendItem(graph, item, read, signal),
    typing: (conversation, inboundId, signal) => quietly(showTyping(graph, conversation, inboundId, signal)),
    fetchMedia: (media, signal) => fetchFromCdn(config, media, signal),
  };
}
