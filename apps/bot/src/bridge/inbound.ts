import { SessionError } from '@hearth/connectors';
import type { Connector, ParsedItem, WebEnvelope, WhatsAppWebSession } from '@hearth/connectors';
import { conversationId, parseConversationId } from '@hearth/message';
import type { InboundEvent, Part } from '@hearth/message';
import type { Logger } from 'pino';
import type { Intake } from '../gateway/intake.js';
import { accountOf } from '../queue/items.js';
import { keys } from '../queue/keys.js';
import type { RedisClient } from '../redis/connections.js';
import { describeError } from '../runtime/log.js';
import type { MediaResolver } from '../worker/media.js';
import type { Audience } from './audience.js';

/** All files of one message, which hold up its own conversation only; what is not there by then is lost, and the person hears so. */
const FILES_LIMIT_MS = 20_000;
const CATCH_UP_TRIES = 5;
const CATCH_UP_RETRY_MS = 2000;
/**
 * Chats in which somebody wrote so lately are looked at as a whole after a restart, and not only for unread messages: a message that
 * came between the last look and the read mark of a turn counts as read on the page, though nobody took it.
 */
const LATELY_MS = 3600_000;
/** More than the session gives of the unread ones: both together are then in the chat's own order. */
const LATELY_MESSAGES = 60;
/** Most chats looked at so. */
const LATELY_CHATS = 20;

type Item = Extract<ParsedItem, { event: InboundEvent }>;

export interface InboundTools {
  readonly connector: Connector;
  readonly intake: Intake;
  readonly media: MediaResolver;
  readonly audience: Audience;
  readonly redis: RedisClient;
  readonly log: Logger;
  /** Marks an event as taken that arrived as a part of another one. */
  readonly seen: (key: string) => Promise<void>;
}

/**
 * What arrives on one account, into the queue: files first, because only this process can fetch them, then the message. One
 * conversation's events in their order, conversations side by side.
 */
export class Inbound {
  readonly #chains = new Map<string, Promise<void>>();
  /** What comes while the missed messages are fetched waits: they are older. */
  #held: WebEnvelope[] | undefined = [];
  #lastAt = 0;

  constructor(private readonly tools: InboundTools) {}

  /** When something was last taken, ms since 1970. */
  get lastAt(): number {
    return this.#lastAt;
  }

  take(envelope: WebEnvelope): void {
    if (this.#held) this.#held.push(envelope);
    else this.#takeNow(envelope);
  }

  /** The session is gone: what comes next comes after a gap. */
  hold(): void {
    this.#held ??= [];
  }

  /** Fetches what was missed, then goes on with what came meanwhile. */
  async catchUp(session: WhatsAppWebSession): Promise<void> {
    this.hold();
    for (let tries = 1; session.phase === 'ready'; tries += 1) {
      try {
        const unread = await session.unread();
        const lately = await this.#lately(session, unread);
        this.#takeNow({ ...unread, events: [...lately, ...unread.events].toSorted(byTime) });
        break;
      } catch (error) {
        if (!(error instanceof SessionError)) throw error;
        this.tools.log.warn({ tries, problem: error.problem }, 'missed messages could not be fetched');
        if (tries >= CATCH_UP_TRIES) break;
        await new Promise((resolve) => setTimeout(resolve, CATCH_UP_RETRY_MS));
      }
    }
    if (session.phase !== 'ready') return;
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const envelope of held) this.#takeNow(envelope);
  }

  /** Everything that came in this conversation so far is in the queue. */
  async settled(conversation: string): Promise<void> {
    await this.#chains.get(conversation);
  }

  async close(): Promise<void> {
    await Promise.all(this.#chains.values());
  }

  async #lately(session: WhatsAppWebSession, { since }: WebEnvelope): Promise<WebEnvelope['events']> {
    const { connector, redis } = this.tools;
    const from = Math.max(since, Date.now() - LATELY_MS);
    const active = await redis.zrevrangebyscore(keys.met(accountOf(connector)), '+inf', from, 'LIMIT', 0, LATELY_CHATS);
    const events: WebEnvelope['events'][number][] = [];
    for (const conversation of active) {
      const { peer } = parseConversationId(conversation);
      const messages = await session.recent(peer, LATELY_MESSAGES).catch(noneWithoutChat);
      events.push(
        ...messages
          .filter(({ own, at }) => !own && at >= from)
          .map((message) => ({ kind: 'message' as const, message })),
      );
    }
    return events;
  }

  #takeNow(envelope: WebEnvelope): void {
    const { audience, connector } = this.tools;
    for (const event of envelope.events) {
      const parse = (one: WebEnvelope['events'][number]) => connector.parse({ ...envelope, events: [one] });
      const items = parse(event).map((item) => audience.admit(item));
      // The other pictures of an album come alone when they are fetched after a restart.
      const others =
        event.kind === 'message'
          ? (event.message.album ?? []).flatMap((message) => parse({ kind: 'message', message }))
          : [];
      for (const item of items) {
        if (!item.ok || 'ignored' in item) void this.tools.intake.takeItems(connector, [item]);
        else
          this.#chain(
            item,
            others.flatMap((one) => (one.ok && 'key' in one ? [one.key] : [])),
          );
      }
    }
  }

  #chain(item: Item, keysOfOthers: readonly string[]): void {
    this.#lastAt = Date.now();
    const conversation = conversationId(item.event.conversation);
    const before = this.#chains.get(conversation) ?? Promise.resolve();
    const work = before
      .then(() => this.#store(conversation, item, keysOfOthers))
      .catch((error: unknown) => this.tools.log.error({ error: describeError(error) }, 'event could not be stored'))
      .finally(() => this.#chains.get(conversation) === work && this.#chains.delete(conversation));
    this.#chains.set(conversation, work);
  }

  async #store(conversation: string, item: Item, keysOfOthers: readonly string[]): Promise<void> {
    const { connector, intake, redis, seen } = this.tools;
    const { event } = item;
    if (event.kind === 'message') await redis.zadd(keys.met(accountOf(connector)), Date.now(), conversation);
    const resolved = 'parts' in event ? { ...event, parts: await this.#files(event.parts) } : event;
    await Promise.all([
      intake.takeItems(connector, [{ ...item, event: resolved } as Item]),
      ...keysOfOthers.map((key) => seen(key)),
    ]);
  }

  async #files(parts: readonly Part[]): Promise<Part[]> {
    const signal = AbortSignal.timeout(FILES_LIMIT_MS);
    const resolved: Part[] = [];
    for (const part of parts) resolved.push(await this.#file(part, signal));
    return resolved;
  }

  async #file(part: Part, signal: AbortSignal): Promise<Part> {
    try {
      return await this.tools.media.resolve(this.tools.connector, part, signal);
    } catch (error) {
      if (!signal.aborted || !('media' in part)) throw error;
      return { ...part, media: { state: 'lost', reason: 'unreachable' } };
    }
  }
}

/** A chat that was deleted on the phone has nothing to be fetched. */
function noneWithoutChat(error: unknown): [] {
  if (error instanceof SessionError && error.problem === 'no-chat') return [];
  throw error;
}

const timeOf = (event: WebEnvelope['events'][number]) => (event.kind === 'message' ? event.message.at : 0);
const byTime = (one: WebEnvelope['events'][number], other: WebEnvelope['events'][number]) =>
  timeOf(one) - timeOf(other);
