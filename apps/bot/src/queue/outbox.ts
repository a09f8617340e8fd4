import type { OutItem } from '@hearth/connectors';
import type { HumanEvent } from '@hearth/message';
import type { RedisClient } from '../redis/connections.js';
import { accountOf, conversationOf } from './items.js';
import { DIRTY_KEY, keys } from './keys.js';
import { runScript } from './run-script.js';
import { ack } from './scripts/ack.js';
import { claim } from './scripts/claim.js';
import { peek } from './scripts/peek.js';

/** State of a bubble is kept as long as the platform may still report on it. */
const STATE_SECONDS = 8 * 24 * 3600;

/** The bubble whose turn it is. */
export interface Head {
  readonly item: OutItem;
  readonly raw: string;
  readonly sfence: string;
}

export interface Claim {
  /** `sending`: an earlier try died between the send and its record; `sent`: only its removal is missing. */
  readonly before: 'new' | 'sending' | 'sent' | 'failed';
  /** Sends before this one whose outcome is not known. */
  readonly unknown: number;
  /** The platform's id, where an echo or a status has told it. */
  readonly echo: string;
  /** When its first send without a known end was begun, ms. */
  readonly since: number;
}

/** Outboxes of all conversations: one bubble of a conversation is on its way at a time. */
export class Outbox {
  constructor(private readonly redis: RedisClient) {}

  /** Queues bubbles that answer nothing: news for the operator. */
  async add(conversation: string, items: readonly OutItem[], now = Date.now()): Promise<void> {
    const bubbles = items.map((item) => JSON.stringify(item));
    await this.redis
      .multi()
      .rpush(keys.outbox(conversation), ...bubbles)
      .zadd(DIRTY_KEY, 'NX', now, conversation)
      .exec();
  }

  /** The first bubble, or undefined; takes the sender's fence. @throws Error when it cannot be read. */
  async head(conversation: string): Promise<Head | undefined> {
    const [sfence, raw] = (await runScript(
      this.redis,
      peek,
      [keys.meta(conversation), keys.outbox(conversation)],
      [],
    )) as [number, string | null];
    return raw ? { item: JSON.parse(raw) as OutItem, raw, sfence: String(sfence) } : undefined;
  }

  /** Marks it as being sent. Undefined: a newer sender owns the conversation. */
  async claim(conversation: string, head: Head, now = Date.now()): Promise<Claim | undefined> {
    const [before, unknown, echo, since] = (await runScript(
      this.redis,
      claim,
      [keys.meta(conversation), keys.sent(head.item.outId)],
      [head.sfence, now, STATE_SECONDS],
    )) as [string, string | undefined, string | undefined, string | undefined];
    if (before === 'fenced') return undefined;
    return { before: before as Claim['before'], unknown: Number(unknown), echo: echo ?? '', since: Number(since) };
  }

  /** Counts a send whose outcome is not known. */
  async unknown(outId: string): Promise<void> {
    await this.redis.hincrby(keys.sent(outId), 'unknown', 1);
  }

  /** The platform refused because of too many calls. Returns how often it did so for this bubble. */
  async throttled(outId: string): Promise<number> {
    await this.unclaim(outId);
    return this.redis.hincrby(keys.sent(outId), 'throttled', 1);
  }

  /** The platform certainly did not take it: the next claim finds it new. */
  async unclaim(outId: string): Promise<void> {
    await this.redis.hset(keys.sent(outId), 'st', 'new');
  }

  /** The id that an echo or a status gave for this bubble; '' = none came. */
  async echo(outId: string): Promise<string> {
    return (await this.redis.hget(keys.sent(outId), 'echo')) ?? '';
  }

  /**
   * The bubble of ours that an echo without our key tells about (Instagram's may come back so): found by the platform's id or,
   * while its send is under way, by what it says. Null: somebody else wrote it.
   */
  async ownEcho(event: HumanEvent): Promise<string | null> {
    const known = await this.redis.get(keys.outIdOf(accountOf(event.conversation), event.id));
    if (known) return known;
    const raw = await this.redis.lindex(keys.outbox(conversationOf(event)), 0);
    if (!raw) return null;
    const item = JSON.parse(raw) as OutItem;
    const underWay = (await this.redis.hget(keys.sent(item.outId), 'st')) === 'sending';
    return underWay && says(item, event) ? item.outId : null;
  }

  /** Takes the bubble out; `mid` '' when it was given up. Returns how many still wait. */
  async ack(conversation: string, head: Head, state: 'sent' | 'failed', mid: string): Promise<number> {
    const { item, raw } = head;
    return (await runScript(
      this.redis,
      ack,
      [
        keys.outbox(conversation),
        keys.sent(item.outId),
        keys.inbox(conversation),
        DIRTY_KEY,
        keys.outIdOf(accountOf(item.conversation), mid),
      ],
      [raw, state, mid, conversation, item.outId, STATE_SECONDS],
    )) as number;
  }
}

/** True when an echo shows what the bubble holds: the same text, or a picture where a picture was sent. */
function says({ body }: OutItem, { parts }: HumanEvent): boolean {
  if (body.type === 'text') {
    const text = parts.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
    return text.trim() === body.text.trim();
  }
  return (
    (body.type === 'image' || body.type === 'sticker') &&
    parts.some(({ type }) => type === 'image' || type === 'sticker')
  );
}
