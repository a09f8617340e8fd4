import { createHash } from 'node:crypto';
import type { Thought, TurnTrace } from '@hearth/agent';
import type { Connector, OutItem } from '@hearth/connectors';
import { cleanText, parseConversationId } from '@hearth/message';
import type { Reply } from '@hearth/message';
import type { Batch, CommitResult } from '../queue/conversation-queue.js';
import { keys } from '../queue/keys.js';
import type { RedisClient } from '../redis/connections.js';
import type { QueueSet } from '../runtime/runtime.js';
import type { ConversationStore } from '../store/conversation-store.js';

const TRACE_SECONDS = 7 * 24 * 3600;
const TURN_ID_LENGTH = 20;

/** An answer ready to be sent. */
export interface Settlement {
  readonly turnId: string;
  readonly reply: Reply;
  readonly items: readonly OutItem[];
  readonly trace?: TurnTrace & { readonly queueWaitMs: number };
  /** What agents came to, kept with the answer. */
  readonly thought?: Thought;
}

/**
 * Derived, so that a repeated turn over the same messages gives its bubbles the same ids.
 * @param mid the first message that is answered.
 */
export function turnIdOf(conversation: string, mid: string): string {
  return createHash('sha256').update(`${conversation} ${mid}`).digest('hex').slice(0, TURN_ID_LENGTH);
}

/** Cuts a reply into bubbles. @throws Error when nothing of it can be sent on this channel. */
export function settlement(
  connector: Connector,
  conversation: string,
  turnId: string,
  reply: Reply,
  about: Pick<Settlement, 'trace' | 'thought'> = {},
): Settlement {
  const clean = cleanReply(reply);
  const items = connector.render(clean, { conversation: parseConversationId(conversation), turnId });
  if (items.length === 0) throw new Error('the reply renders to nothing');
  return { turnId, reply: clean, items, ...about };
}

/** Model output may hold what neither Redis nor a platform takes. */
function cleanReply(reply: Reply): Reply {
  return {
    ...reply,
    parts: reply.parts.map((part) => (part.type === 'text' ? { ...part, text: cleanText(part.text) } : part)),
  };
}

/** Ends turns: history, trace, outbox, and the wake-up of a sender. */
export class Settler {
  constructor(
    private readonly queues: QueueSet,
    private readonly redis: RedisClient,
    private readonly store: ConversationStore,
  ) {}

  /** The answer goes into the history first: should this process die, the repeated turn overwrites it under the same id. */
  async settle(batch: Batch, { turnId, reply, items, trace, thought }: Settlement): Promise<CommitResult> {
    const { conversation } = batch;
    const { parts } = reply;
    this.store.record(conversation, { id: turnId, role: 'assistant', at: Date.now(), parts, thought });
    if (trace) await this.redis.set(keys.trace(turnId), JSON.stringify(trace), 'EX', TRACE_SECONDS);
    const result = await this.queues.queue.commit(
      batch,
      items.map((item) => JSON.stringify(item)),
    );
    if (result.ok) await this.queues.wakes.wakeSend(conversation);
    else if (result.why !== 'stale') this.store.remove(conversation, turnId);
    return result;
  }
}
