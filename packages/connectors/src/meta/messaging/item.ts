import type { Channel, ConversationRef } from '@hearth/message';
import type { Fields } from '../read.js';

/** One item of `entry[].messaging[]` with what its entry says about it. */
export interface Item {
  readonly channel: Channel;
  readonly account: string;
  /** The sender is us, with or without the flag of an echo. */
  readonly own: boolean;
  /** The person: whichever of sender and recipient is not us. */
  readonly peer: string | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly fields: Fields;
}

/** @throws Error when the item names no person. */
export function conversationOf(item: Item): ConversationRef {
  if (!item.peer) throw new Error('item without a person');
  return { channel: item.channel, account: item.account, peer: item.peer };
}
