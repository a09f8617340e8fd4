import type { RemoteMedia } from '@hearth/message';
import type { Connector, OutItem, SendReceipt } from '../connector.js';
import { MediaError } from '../errors.js';
import { checkSha256 } from '../media/hash.js';
import { whatsAppWebCapabilities } from './capabilities.js';
import { whatsAppWebConfig } from './config.js';
import type { WhatsAppWebConnectorConfig } from './config.js';
import { render } from './format.js';
import { parseEvents } from './inbound.js';
import { sendItem } from './outbound.js';
import { recall } from './recall.js';
import type { WhatsAppWebSession } from './session/types.js';

/** Chats of which it is remembered up to where they are marked read. */
const MAX_READ = 1000;

/** A connector whose platform can be asked what became of a send. */
export interface WhatsAppWebConnector extends Connector {
  /** See {@link recall}. @throws SessionError */
  recall(item: OutItem, since: number, taken: ReadonlySet<string>): Promise<SendReceipt | 'pending' | 'absent'>;
}

/**
 * A personal number through WhatsApp Web. It has no webhook: what arrives comes from the session, as envelopes that `parse` reads.
 * @param session the live session, asked for at each call: it is another one after a restart. Throws SessionError while there is none.
 * @throws z.ZodError on a bad configuration.
 */
export function createWhatsAppWebConnector(
  options: WhatsAppWebConnectorConfig & { readonly session: () => WhatsAppWebSession },
): WhatsAppWebConnector {
  const { session, ...rest } = options;
  const config = whatsAppWebConfig.parse(rest);
  /** Message that was last marked read in each chat: typing is renewed, the mark is not. */
  const read = new Map<string, string>();
  return {
    channel: 'whatsapp-web',
    account: config.account,
    capabilities: whatsAppWebCapabilities,
    simulated: config.simulated,
    challenge: () => null,
    verify: () => false,
    parse: (body) => parseEvents(body, config),
    render,
    send: async (item, reader, signal) => await sendItem(session, item, reader, signal),
    typing: async ({ peer }, inboundId, signal) => {
      try {
        if (signal.aborted) return;
        if (read.get(peer) !== inboundId) {
          await session().read(peer);
          if (read.size >= MAX_READ) read.clear();
          read.set(peer, inboundId);
        }
        await session().typing(peer);
      } catch {
        // A courtesy: the answer comes without it.
      }
    },
    fetchMedia: async (media, signal) => await fetchMedia(session(), media, config.maxMediaBytes, signal),
    recall: async (item, since, taken) => await recall(session(), item, since, taken),
  };
}

async function fetchMedia(session: WhatsAppWebSession, media: RemoteMedia, maxBytes: number, signal: AbortSignal) {
  if (!media.id) throw new MediaError('unreachable', 'a file without a message');
  const file = await session.download(media.id, maxBytes, signal);
  checkSha256(file.bytes, media.sha256);
  return { bytes: file.bytes, mime: (media.mime ?? file.mime).split(';')[0]?.trim() ?? '' };
}
