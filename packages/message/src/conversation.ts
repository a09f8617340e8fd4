/** Every way in and out that Hearth knows. */
export const CHANNELS = ['whatsapp-cloud', 'whatsapp-web', 'messenger', 'instagram', 'playground'] as const;
export type Channel = (typeof CHANNELS)[number];

/** One thread on one channel: the unit of order, of history and of fairness. */
export interface ConversationRef {
  readonly channel: Channel;
  /** Our side of the thread: phone number id, page id, Instagram account id. */
  readonly account: string;
  /** Their side: phone number, business-scoped id, PSID, IGSID or group id. */
  readonly peer: string;
}

const SEPARATOR = '/';

/** Percent-encodes what a part of an id must not hold: the separator, the colon that BullMQ refuses, and braces of Redis hash tags. */
function encode(part: string): string {
  return part.replace(/[%/:{}\s]/gu, (c) => encodeURIComponent(c));
}

/**
 * `channel/account/peer`, safe as a BullMQ deduplication id and inside a Redis key.
 * @throws RangeError when the account or the peer is empty.
 */
export function conversationId(ref: ConversationRef): string {
  if (!ref.account || !ref.peer) throw new RangeError('a conversation needs an account and a peer');
  return [ref.channel, encode(ref.account), encode(ref.peer)].join(SEPARATOR);
}

/** Inverse of {@link conversationId}. @throws RangeError on anything that it did not make. */
export function parseConversationId(id: string): ConversationRef {
  const [channel, account, peer, ...rest] = id.split(SEPARATOR);
  if (!account || !peer || rest.length > 0 || !CHANNELS.includes(channel as Channel)) {
    throw new RangeError(`not a conversation id: ${id}`);
  }
  return { channel: channel as Channel, account: decodeURIComponent(account), peer: decodeURIComponent(peer) };
}
