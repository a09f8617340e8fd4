import type { EditEvent, ReceiptEvent, UnsendEvent } from '@hearth/message';
import type { RedisClient } from '../redis/connections.js';
import { accountOf, conversationOf, parseItem, withEvent } from './items.js';
import type { InboxEvent, InboxItem } from './items.js';
import { CONTROL_CHANNEL, DIRTY_KEY, keys } from './keys.js';
import { runScript } from './run-script.js';
import { amend } from './scripts/amend.js';
import { begin } from './scripts/begin.js';
import { commit } from './scripts/commit.js';
import { ingest } from './scripts/ingest.js';
import { note } from './scripts/note.js';
import { receipt } from './scripts/receipt.js';
import { release } from './scripts/release.js';

/** Longest time a platform repeats a webhook (WhatsApp: 7 days), and a margin. */
const SEEN_SECONDS = 8 * 24 * 3600;
const RECEIPT_SECONDS = 8 * 24 * 3600;
/** An edit races with turns and other edits; each try reads the inbox anew. */
const AMEND_TRIES = 5;

/** What an event does to a turn that is running. */
export type Effect = { readonly kind: 'none' } | { readonly kind: 'stop' } | { readonly kind: 'pause'; until: number };

export interface Taken {
  readonly result: 'new' | 'seen' | 'gone';
  /** Items that wait now. */
  readonly waiting: number;
  /** Arrival of the oldest of them, ms. */
  readonly oldestAt: number;
}

/** What one turn may work on, and the marks by which its commit is judged. */
export interface Batch {
  readonly conversation: string;
  readonly items: readonly InboxItem[];
  /** Turns begun on the same oldest item without an orderly end, this one included. */
  readonly starts: number;
  /** Items up to this seq are not to be answered: the person said stop, or a colleague took over. */
  readonly stopAt: number;
  /** A colleague has taken over until then, ms; 0 = nobody has. */
  readonly pausedUntil: number;
  /** Older messages that were given up because too many waited. */
  readonly skipped: number;
  readonly fence: string;
  readonly epoch: string;
  readonly rev: string;
}

/** `stale` a newer turn owns the conversation, `stopped` the person said stop, `changed` what was read was edited or deleted. */
export type Refusal = 'stale' | 'stopped' | 'changed';
export type CommitResult =
  | { readonly ok: true; readonly left: number; readonly waiting: number }
  | { readonly ok: false; readonly why: Refusal };

const REFUSALS: Readonly<Record<number, Refusal>> = { [-1]: 'stale', [-2]: 'stopped', [-3]: 'changed' };

/**
 * Inboxes of all conversations: first in, first out within one, independent of each other. Every step is one Lua script, so a
 * crash between two steps leaves a state from which the next turn goes on.
 */
export class ConversationQueue {
  constructor(
    private readonly redis: RedisClient,
    private readonly limits: { readonly inboxMax: number },
  ) {}

  /** Takes an event once. `key` is the connector's dedupe key. */
  async ingest(event: InboxEvent, key: string, effect: Effect, now = Date.now()): Promise<Taken> {
    const conversation = conversationOf(event);
    const result = (await runScript(
      this.redis,
      ingest,
      [
        keys.seen(accountOf(event.conversation), key),
        keys.gone(conversation, 'id' in event ? event.id : ''),
        keys.inbox(conversation),
        keys.meta(conversation),
        DIRTY_KEY,
      ],
      [
        JSON.stringify(event),
        SEEN_SECONDS,
        now,
        conversation,
        this.limits.inboxMax,
        effect.kind === 'none' ? '' : effect.kind,
        effect.kind === 'pause' ? effect.until : 0,
        CONTROL_CHANNEL,
        effect.kind === 'none' ? 'new' : 'stop',
      ],
    )) as [number, number, string];
    const [taken, waiting, oldestAt] = result;
    return { result: taken === 1 ? 'new' : taken === 2 ? 'gone' : 'seen', waiting, oldestAt: Number(oldestAt) };
  }

  /** Remembers an event as taken that came as a part of another one. */
  async markSeen(ref: { channel: string; account: string }, key: string, now = Date.now()): Promise<void> {
    await this.redis.set(keys.seen(accountOf(ref), key), now, 'EX', SEEN_SECONDS, 'NX');
  }

  /** Reads up to a full inbox, in order of arrival, and takes the fence. */
  async begin(conversation: string): Promise<Batch> {
    const [fence, epoch, rev, stopAt, pausedUntil, skipped, starts, ...raw] = (await runScript(
      this.redis,
      begin,
      [keys.meta(conversation), keys.inbox(conversation)],
      [this.limits.inboxMax],
    )) as string[];
    return {
      conversation,
      items: raw.map(parseItem),
      starts: Number(starts),
      stopAt: Number(stopAt),
      pausedUntil: Number(pausedUntil),
      skipped: Number(skipped),
      fence: String(fence),
      epoch: String(epoch),
      rev: String(rev),
    };
  }

  /** Removes the batch and queues the bubbles of its reply, in one step, or refuses. */
  async commit(batch: Batch, bubbles: readonly string[]): Promise<CommitResult> {
    const { conversation, items } = batch;
    const first = items[0];
    if (!first) throw new RangeError('an empty batch has nothing to commit');
    const [code, left, waiting] = (await runScript(
      this.redis,
      commit,
      [keys.meta(conversation), keys.inbox(conversation), keys.outbox(conversation), DIRTY_KEY],
      [batch.fence, batch.epoch, batch.rev, items.length, first.raw, batch.skipped, conversation, ...bubbles],
    )) as [number, number, number];
    const why = REFUSALS[code];
    return why ? { ok: false, why } : { ok: true, left, waiting };
  }

  /** Queues bubbles ahead of the batch's answer, once whoever works on it and however often it is begun. False: not this time. */
  async note(batch: Batch, bubbles: readonly string[]): Promise<boolean> {
    const { conversation, items, fence, epoch } = batch;
    const keysOfNote = [keys.meta(conversation), keys.inbox(conversation), keys.outbox(conversation)];
    return (await runScript(this.redis, note, keysOfNote, [fence, epoch, items[0]?.raw ?? '', ...bubbles])) === 1;
  }

  /** Gives a batch back unanswered, without counting it as a failure. */
  async release(batch: Batch): Promise<void> {
    await runScript(this.redis, release, [keys.meta(batch.conversation)], [batch.fence]);
  }

  /** Applies an edit or a deletion to a message that still waits. */
  async amend(event: EditEvent | UnsendEvent): Promise<void> {
    const conversation = conversationOf(event);
    if (event.kind === 'unsend') await this.#forget(conversation, event.target);
    for (let tries = 0; tries < AMEND_TRIES; tries++) {
      const raw = await this.redis.lrange(keys.inbox(conversation), 0, -1);
      const item = raw.map(parseItem).find(({ event: e }) => e?.kind === 'message' && e.id === event.target);
      if (item?.event?.kind !== 'message') return;
      const next = event.kind === 'unsend' ? '' : withEvent(item, { ...item.event, parts: event.parts });
      const done = await runScript(
        this.redis,
        amend,
        [keys.inbox(conversation), keys.meta(conversation), keys.outbox(conversation), DIRTY_KEY],
        [item.raw, next, CONTROL_CHANNEL, conversation],
      );
      if (done === 1) return;
    }
  }

  /** Notes what the platform says about a bubble of ours. Returns its outId, or null when it is none that we know. */
  async receipt(event: ReceiptEvent): Promise<string | null> {
    const account = accountOf(event.conversation);
    const outId = event.outId ?? (event.target ? await this.redis.get(keys.outIdOf(account, event.target)) : null);
    if (!outId) return null;
    await runScript(
      this.redis,
      receipt,
      [keys.sent(outId)],
      [event.status, event.target ?? '', RECEIPT_SECONDS, event.code ?? ''],
    );
    return outId;
  }

  /** The message may yet come, or come again: platforms do not keep order. */
  async #forget(conversation: string, mid: string): Promise<void> {
    await this.redis.set(keys.gone(conversation, mid), '1', 'EX', SEEN_SECONDS);
  }
}
