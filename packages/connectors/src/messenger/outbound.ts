import type { Graph } from '../meta/graph.js';
import type { Sender } from '../meta/messaging/outbound.js';

/** How a Page sends: every message is an answer inside the 24-hour window, never a tagged one. */
export function messengerSender(graph: Graph, page: string): Sender {
  return { graph, node: page, envelope: { messaging_type: 'RESPONSE' }, upload: {}, reactionOf: (emoji) => emoji };
}
