import type { Connector } from '@hearth/connectors';
import type { ConversationRef } from '@hearth/message';

/** Renewed this long before it would lapse: the call itself takes time. */
const RENEW_SHARE = 0.75;
/** A message of ours ends it on every platform; by then that has been delivered. */
const AFTER_MESSAGE_MS = 3000;

/** "typing…" that is shown. */
export interface Typing {
  /** A message is about to be sent: shows it again after that. */
  again(): void;
  /** Lets it lapse. */
  end(): void;
}

/** Shows "typing…" until it is ended. Never in the way of the turn: failures are the connector's to swallow. */
export function showTyping(
  connector: Connector,
  conversation: ConversationRef,
  inboundId: string,
  signal: AbortSignal,
): Typing {
  if (!connector.capabilities.typing) return { again: () => undefined, end: () => undefined };
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const showIn = (ms: number) => {
    clearTimeout(timer);
    if (!ended) timer = setTimeout(show, ms);
  };
  const show = () => {
    void connector.typing(conversation, inboundId, signal).catch(() => undefined);
    showIn(connector.capabilities.typingLapseMs * RENEW_SHARE);
  };
  const end = () => {
    ended = true;
    clearTimeout(timer);
  };
  signal.addEventListener('abort', end, { once: true });
  show();
  return { again: () => showIn(AFTER_MESSAGE_MS), end };
}
