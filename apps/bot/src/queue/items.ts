import type { OutItem } from '@hearth/connectors';
import { conversationId, inboundEvent } from '@hearth/message';
import type { InboundEvent } from '@hearth/message';

/** Events that wait in an inbox; receipts do not: they change the state of a bubble at once. */
export type InboxEvent = Exclude<InboundEvent, { kind: 'receipt' }>;

/** One entry of an inbox: `seq|arrival|event`. */
export interface InboxItem {
  /** Counts up in the conversation. */
  readonly seq: number;
  /** When it arrived here, ms. */
  readonly arrivedAt: number;
  /** Undefined: another version of this program wrote it, and it cannot be read. */
  readonly event: InboxEvent | undefined;
  /** The entry as it lies in Redis, to compare with. */
  readonly raw: string;
}

const ENTRY = /^(\d+)\|(\d+)\|(.*)$/s;

/** Never throws: an entry that cannot be read must not block those behind it. */
export function parseItem(raw: string): InboxItem {
  const [, seq, arrivedAt, json] = ENTRY.exec(raw) ?? [];
  return { seq: Number(seq ?? 0), arrivedAt: Number(arrivedAt ?? 0), event: parseEvent(json ?? ''), raw };
}

function parseEvent(json: string): InboxEvent | undefined {
  try {
    const event = inboundEvent.parse(JSON.parse(json));
    return event.kind === 'receipt' ? undefined : event;
  } catch {
    return undefined;
  }
}

/** The entry with another event in the same place. */
export function withEvent(item: InboxItem, event: InboxEvent): string {
  return `${item.seq}|${item.arrivedAt}|${JSON.stringify(event)}`;
}

/** `channel/account`: the account an event came to. */
export function accountOf(ref: { channel: string; account: string }): string {
  return `${ref.channel}/${ref.account}`;
}

/** `channel/account/peer` of an event. */
export const conversationOf = (event: InboundEvent): string => conversationId(event.conversation);

/** `channel/account/peer` of a bubble. */
export const conversationOfItem = (item: OutItem): string => conversationId(item.conversation);
