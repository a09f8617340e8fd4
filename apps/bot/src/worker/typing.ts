import type { Connector } from '@hearth/connectors';
import type { ConversationRef } from '@hearth/message';

/** Renewed this long before it would lapse: the call itself takes time. */
const RENEW_SHARE = 0.75;

/** Shows "typing…" until the returned function is called. Never in the way of the turn: failures are the connector's to swallow. */
export function showTyping(
  connector: Connector,
  conversation: ConversationRef,
  inboundId: string,
  signal: AbortSignal,
): () => void {
  if (!connector.capabilities.typing) return () => undefined;
  const show = () => void connector.typing(conversation, inboundId, signal).catch(() => undefined);
  show();
  const timer = setInterval(show, connector.capabilities.typingLapseMs * RENEW_SHARE);
  const end = () => clearInterval(timer);
  signal.addEventListener('abort', end, { once: true });
  return end;
}
