import { createWhatsAppWebConnector, SessionError } from '@hearth/connectors';
import type { Connector, WhatsAppWebConnectorConfig } from '@hearth/connectors';
import { conversationId } from '@hearth/message';
import { TYPING_CHANNEL } from '../queue/keys.js';
import type { RedisClient } from '../redis/connections.js';

/** What a worker asks of the process that holds an account. */
export interface TypingWish {
  readonly conversation: string;
  /** The message that is being answered. */
  readonly inboundId: string;
}

/** Asks for "typing…" and the read mark. */
export type AskForTyping = (wish: TypingWish) => Promise<void>;

export function typingOver(redis: RedisClient): AskForTyping {
  return async (wish) => void (await redis.publish(TYPING_CHANNEL, JSON.stringify(wish)));
}

/** Calls `act` for every wish until the connection is closed. */
export async function hearTyping(redis: RedisClient, act: (wish: TypingWish) => void): Promise<void> {
  redis.on('message', (channel: string, text: string) => {
    if (channel === TYPING_CHANNEL) act(JSON.parse(text) as TypingWish);
  });
  await redis.subscribe(TYPING_CHANNEL);
}

/**
 * The connector of an account whose browser lives in another process: it renders answers, and passes on what the other one must do.
 * Files are in the store before a message arrives here, and sends wait in a queue that only the other process works.
 */
export function distantConnector(config: WhatsAppWebConnectorConfig, ask: AskForTyping): Connector {
  const connector = createWhatsAppWebConnector({
    ...config,
    session: () => {
      throw new SessionError('disconnected', 'the browser of this account runs in another process');
    },
  });
  return {
    ...connector,
    typing: async (conversation, inboundId, signal) => {
      if (signal.aborted) return;
      await ask({ conversation: conversationId(conversation), inboundId }).catch(() => undefined);
    },
  };
}
