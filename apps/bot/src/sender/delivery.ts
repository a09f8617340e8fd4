import { ConnectorError } from '@hearth/connectors';
import type { Connector, OutItem } from '@hearth/connectors';
import type { Logger } from 'pino';
import { accountOf } from '../queue/items.js';
import { keys } from '../queue/keys.js';
import type { Claim, Head, Outbox } from '../queue/outbox.js';
import type { RedisClient } from '../redis/connections.js';
import type { ConnectorSet } from '../runtime/connectors.js';
import { describeError, errorId } from '../runtime/log.js';
import type { Metrics } from '../runtime/metrics.js';
import type { ConversationStore } from '../store/conversation-store.js';
import type { MediaStore } from '../store/media-store.js';
import type { Evidence } from './reconcile.js';

/** One send with its upload; the connector has shorter limits of its own. */
const SEND_TIMEOUT_MS = 60_000;
/** Sends of unknown outcome, none of which showed, after which a bubble is given up. */
const MAX_UNKNOWN = 4;
const BACKOFF_FLOOR_MS = 1000;
const BACKOFF_CEILING_MS = 5 * 60_000;
/** An account that cannot send is tried again after this: the operator may have renewed its token. */
const STOPPED_MS = 60_000;

export interface DeliveryTools {
  readonly connectors: ConnectorSet;
  readonly conversations: ConversationStore;
  readonly log: Logger;
  readonly media: MediaStore;
  readonly metrics: Metrics;
  readonly outbox: Outbox;
  readonly redis: RedisClient;
  /** Counts a bubble against the limits of its account. @returns ms that it must wait; 0 = go. */
  readonly limit: (item: OutItem) => Promise<number>;
  /** @param since when the first send of it was begun, ms. */
  readonly reconcile: (connector: Connector, item: OutItem, since: number) => Promise<Evidence>;
}

/** What became of the first bubble: it is out of the way, the conversation must wait, or another sender has it. */
type Step = { readonly next: 'on' } | { readonly next: 'wait'; readonly ms: number } | { readonly next: 'yield' };
const ON: Step = { next: 'on' };
const wait = (ms: number): Step => ({ next: 'wait', ms });

/** Delivers the bubbles of conversations, each conversation in order: a bubble that must wait holds those behind it. */
export class Delivery {
  constructor(private readonly tools: DeliveryTools) {}

  /** Empties one outbox. @returns ms after which it goes on, 0 = nothing left to do. */
  async run(conversation: string): Promise<number> {
    for (;;) {
      const head = await this.tools.outbox.head(conversation);
      if (!head) return 0;
      const step = await this.#step(conversation, head);
      if (step.next === 'yield') return 0;
      if (step.next === 'wait') return step.ms;
    }
  }

  async #step(conversation: string, head: Head): Promise<Step> {
    const { connectors, metrics, outbox, redis } = this.tools;
    const { item } = head;
    const connector = connectors.of(item.conversation);
    if (!connector) return this.#giveUp(conversation, head, 'no such account here');
    const stopped = await redis.pttl(keys.stopped(accountOf(connector)));
    if (stopped > 0) return wait(stopped);

    const claim = await outbox.claim(conversation, head);
    if (!claim) return { next: 'yield' };
    if (claim.before === 'sent' || claim.before === 'failed') return this.#done(conversation, head, claim.echo);
    if (claim.before === 'sending') {
      const evidence = claim.echo ? { mid: claim.echo } : await this.tools.reconcile(connector, item, claim.since);
      if ('waitMs' in evidence) return wait(evidence.waitMs);
      const { mid } = evidence;
      metrics.reconciled.inc({ channel: connector.channel, found: mid ? 'yes' : 'no' });
      if (mid) return this.#done(conversation, head, mid);
      if (claim.unknown >= MAX_UNKNOWN) return this.#giveUp(conversation, head, 'no sign of it after several sends');
    }
    const limited = await this.tools.limit(item);
    if (limited > 0) {
      metrics.limited.inc({ channel: connector.channel });
      await outbox.unclaim(item.outId);
      return wait(limited);
    }
    return this.#send(conversation, head, claim, connector);
  }

  async #send(conversation: string, head: Head, claim: Claim, connector: Connector): Promise<Step> {
    const { media } = this.tools;
    try {
      const signal = AbortSignal.timeout(SEND_TIMEOUT_MS);
      const { mid } = await connector.send(head.item, (file) => media.read(file), signal);
      this.tools.metrics.sends.inc({ channel: connector.channel, outcome: 'sent' });
      return await this.#done(conversation, head, mid);
    } catch (error) {
      return this.#failed(conversation, head, claim, connector, error);
    }
  }

  async #failed(conversation: string, head: Head, claim: Claim, connector: Connector, error: unknown): Promise<Step> {
    const { log, metrics, outbox, redis } = this.tools;
    const { outId } = head.item;
    const { channel } = connector;
    if (!(error instanceof ConnectorError)) return this.#giveUp(conversation, head, 'cannot be sent', error);
    const { advice, outcome, code, subcode, retryAfterMs = 0 } = error.info;
    const facts = { channel, outId, advice, outcome, code, subcode };
    metrics.sends.inc({ channel, outcome: advice });
    switch (advice) {
      case 'back-off': {
        const throttled = await outbox.throttled(outId);
        const ms = Math.min(BACKOFF_CEILING_MS, Math.max(retryAfterMs, BACKOFF_FLOOR_MS * 2 ** (throttled - 1)));
        log.warn({ ...facts, ms }, 'throttled; the conversation waits');
        return wait(ms);
      }
      case 'stop-account': {
        await outbox.unclaim(outId);
        await redis.set(keys.stopped(accountOf(connector)), advice, 'PX', STOPPED_MS);
        log.error(
          { ...facts, id: errorId(), account: connector.account },
          'the account cannot send; its token or permissions need care',
        );
        return wait(STOPPED_MS);
      }
      case 'reconcile':
        log.warn({ ...facts, unknown: claim.unknown }, 'outcome of a send unknown');
        if (outcome === 'unknown') await outbox.unknown(outId);
        else await outbox.unclaim(outId);
        return ON;
      case 'give-up':
      case 'bug':
        return this.#giveUp(conversation, head, advice, error);
    }
  }

  async #done(conversation: string, { item, raw, sfence }: Head, mid: string): Promise<Step> {
    const turnId = item.outId.slice(0, item.outId.lastIndexOf('-'));
    if (mid) this.tools.conversations.delivered(conversation, { mid, turnId, outId: item.outId });
    await this.tools.outbox.ack(conversation, { item, raw, sfence }, 'sent', mid);
    return ON;
  }

  async #giveUp(conversation: string, head: Head, why: string, error?: unknown): Promise<Step> {
    const { channel } = head.item.conversation;
    const id = errorId();
    const details = error === undefined ? {} : { error: describeError(error), ...codes(error) };
    this.tools.log.error({ id, channel, outId: head.item.outId, why, ...details }, 'a message could not be delivered');
    this.tools.metrics.sends.inc({ channel, outcome: 'given-up' });
    await this.tools.outbox.ack(conversation, head, 'failed', '');
    return ON;
  }
}

function codes(error: unknown): { code?: number | undefined; subcode?: number | undefined } {
  return error instanceof ConnectorError ? { code: error.info.code, subcode: error.info.subcode } : {};
}
