import { inboundEvent } from '@hearth/message';
import type { ConversationRef, InboundEvent } from '@hearth/message';
import type { ParsedItem } from './connector.js';

/** An event with its dedupe key, checked against the message model: what leaves a connector is valid whatever came in. */
export function accepted(event: InboundEvent, ...identity: readonly (string | number)[]): ParsedItem {
  const checked = inboundEvent.safeParse(event);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    return { ok: false, reason: `${event.kind}: ${issue?.path.join('.')} ${issue?.message}` };
  }
  return { ok: true, event: checked.data, key: dedupeKey(event.conversation, ...identity) };
}

/** Longest name of a kind that is logged and counted. */
const KIND_LENGTH = 60;

/** Known and of no interest, or unknown. `kind` names it in the log and in a metric, so it is made short and plain. */
export function ignored(kind: string): ParsedItem {
  return { ok: true, ignored: kind.replace(/[^\w:.-]/g, '_').slice(0, KIND_LENGTH) };
}

/** Parses every item on its own: what throws becomes a failure of that item alone. */
export function parseEach<T>(items: readonly T[], parse: (item: T) => readonly ParsedItem[]): ParsedItem[] {
  return items.flatMap((item) => {
    try {
      return parse(item);
    } catch (error) {
      return [{ ok: false as const, reason: error instanceof Error ? error.message : 'not an error' }];
    }
  });
}

/**
 * One id is shared by a message and its later reaction, edit or unsend, so the kind is always the first part of the identity.
 * Parts are escaped: two identities never give one key.
 */
function dedupeKey(conversation: ConversationRef, ...identity: readonly (string | number)[]): string {
  return [conversation.channel, conversation.account, ...identity].map((part) => encodeURIComponent(part)).join('/');
}
