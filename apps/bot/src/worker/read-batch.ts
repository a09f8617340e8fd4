import type { ThreadMessage } from '@hearth/agent';
import type { Connector } from '@hearth/connectors';
import type { MessageEvent, Part } from '@hearth/message';
import type { Batch } from '../queue/conversation-queue.js';
import type { InboxEvent } from '../queue/items.js';
import { stopLanguage } from '../queue/stop-words.js';
import type { ConversationStore } from '../store/conversation-store.js';
import type { MediaResolver } from './media.js';

/** What a batch asks of the assistant. */
export type Task =
  /** Messages to answer, in the order the platform dated them. */
  | { readonly kind: 'answer'; readonly inbox: readonly [ThreadMessage, ...ThreadMessage[]] }
  /** The person said stop, and nothing since. */
  | { readonly kind: 'stopped'; readonly message: MessageEvent; readonly language: string }
  /** Only news, or a colleague is talking: kept, not answered. */
  | { readonly kind: 'quiet' };

/** Which messages of a batch are to be answered. */
export function taskMessages(batch: Batch, now: number): MessageEvent[] | 'quiet' | Extract<Task, { kind: 'stopped' }> {
  if (batch.pausedUntil > now) return 'quiet';
  const messages = batch.items.flatMap(({ seq, event }) => (event?.kind === 'message' ? [{ seq, event }] : []));
  const open = messages.filter(({ seq }) => seq > batch.stopAt).map(({ event }) => event);
  if (open.length > 0) return open.sort((a, b) => a.at - b.at);
  const stop = messages.find(({ seq }) => seq === batch.stopAt)?.event;
  const language = stop && stopLanguage(stop);
  return stop && language ? { kind: 'stopped', message: stop, language } : 'quiet';
}

/** Brings what a batch holds into the conversation's history, and says what is to be done. Everything in it may be repeated. */
export class BatchReader {
  constructor(
    private readonly store: ConversationStore,
    private readonly media: MediaResolver,
  ) {}

  async read(batch: Batch, connector: Connector | undefined, signal: AbortSignal, now: number): Promise<Task> {
    for (const { event } of batch.items) {
      if (event) await this.#keep(batch.conversation, event, connector, signal);
    }
    const task = taskMessages(batch, now);
    if (task === 'quiet') return { kind: 'quiet' };
    if (!Array.isArray(task)) return task;
    const [first, ...rest] = task.map((event) => this.#asMessage(batch.conversation, event));
    return first ? { kind: 'answer', inbox: [first, ...rest] } : { kind: 'quiet' };
  }

  async #keep(
    conversation: string,
    event: InboxEvent,
    connector: Connector | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const { at } = event;
    switch (event.kind) {
      case 'message':
      case 'human': {
        const role = event.kind === 'human' ? 'assistant' : 'person';
        const quote = event.kind === 'message' ? event.quote?.id : undefined;
        const parts = await this.#resolve(event.parts, connector, signal);
        const forwarded = event.kind === 'message' && event.forwarded;
        this.store.record(conversation, { id: event.id, role, at, parts, quote, forwarded });
        return;
      }
      case 'edit': {
        const parts = await this.#resolve(event.parts, connector, signal);
        this.store.edit(conversation, event.target, parts, at);
        return;
      }
      case 'unsend':
        this.store.unsend(conversation, event.target, at);
        return;
      case 'reaction':
        this.store.react(conversation, event.target, event.emoji, at);
        return;
    }
  }

  /** One file after the other: decoding ten large pictures at once could take more memory than there is. */
  async #resolve(parts: readonly Part[], connector: Connector | undefined, signal: AbortSignal): Promise<Part[]> {
    const resolved: Part[] = [];
    for (const part of parts) resolved.push(connector ? await this.media.resolve(connector, part, signal) : part);
    return resolved;
  }

  #asMessage(conversation: string, event: MessageEvent): ThreadMessage {
    const parts = this.store.find(conversation, event.id)?.parts ?? event.parts;
    const quote = event.quote && this.store.find(conversation, event.quote.id);
    return {
      id: event.id,
      role: 'person',
      at: event.at,
      parts,
      ...(quote ? { quote } : {}),
      ...(event.forwarded && { forwarded: true }),
    };
  }
}
