import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectorError } from '@hearth/connectors';
import type { Connector } from '@hearth/connectors';
import type { Config } from '../config/schema.js';
import { accountOf, conversationOfItem } from '../queue/items.js';
import { keys } from '../queue/keys.js';
import type { RedisClient } from '../redis/connections.js';
import { typingMs } from './pacing.js';

/** The lease comes back, or another process sends; ms until it is looked at again. */
const RETRY_MS = 2000;

/**
 * The account's connector with what protects its number: nobody is written to first, a message takes the time that a person takes to
 * type it, and nothing leaves without the lease.
 */
export function pacedConnector(
  connector: Connector,
  tools: {
    readonly redis: RedisClient;
    readonly pace: Config['whatsappWeb'];
    readonly held: () => boolean;
    /** Without the read mark: that belongs to the turn that has read. */
    readonly showTyping: (peer: string) => Promise<void>;
    /** Aborted when this process gives the account up: a message that is being "typed" is left to the next holder. */
    readonly stop: AbortSignal;
  },
): Connector {
  const { redis, pace, held, showTyping, stop } = tools;
  return {
    ...connector,
    send: async (item, read, signal) => {
      if ((await redis.zscore(keys.met(accountOf(connector)), conversationOfItem(item))) === null) {
        const info = { advice: 'give-up', outcome: 'not-sent' } as const;
        throw new ConnectorError('nobody is written to who has not written before', info);
      }
      const ms = typingMs(item, pace);
      if (ms > 0) {
        await showTyping(item.conversation.peer).catch(() => undefined);
        await sleep(ms, undefined, { signal: AbortSignal.any([signal, stop]) }).catch(() => undefined);
      }
      if (stop.aborted || !held()) {
        const info = { advice: 'back-off', outcome: 'not-sent', retryAfterMs: RETRY_MS } as const;
        throw new ConnectorError('another process may have the account', info);
      }
      return connector.send(item, read, signal);
    },
  };
}
