import { setImmediate } from 'node:timers/promises';
import type { Connector, ParsedItem } from '@hearth/connectors';
import { conversationId } from '@hearth/message';
import type { InboundEvent, ReceiptEvent } from '@hearth/message';
import type { Logger } from 'pino';
import type { Config } from '../config/schema.js';
import type { Effect, Taken } from '../queue/conversation-queue.js';
import type { InboxEvent } from '../queue/items.js';
import { stopLanguage } from '../queue/stop-words.js';
import { describeError, errorId } from '../runtime/log.js';
import type { Metrics } from '../runtime/metrics.js';
import type { QueueSet } from '../runtime/runtime.js';
import { cleanEvent } from './clean-event.js';
import type { Prefetch } from './prefetch.js';

/** After a colleague wrote in the platform's own inbox, the assistant keeps silent in that conversation for so long. */
export const HUMAN_PAUSE_MS = 30 * 60_000;

/** An event with what the queue needs to know about it. */
interface Arrival<E extends InboundEvent = InboundEvent> {
  readonly event: E;
  readonly key: string;
}

/**
 * Stores what a webhook brought. Conversations go side by side, items of one in the order given.
 */
export class Intake {
  readonly #wakeUps = new Set<Promise<void>>();

  constructor(
    private readonly queues: QueueSet,
    private readonly prefetch: Pick<Prefetch, 'soon'>,
    private readonly tools: { config: Config; log: Logger; metrics: Metrics },
  ) {}

  /** Ends when the wake-ups under way are queued. */
  async close(): Promise<void> {
    await Promise.all(this.#wakeUps);
  }

  /** Parses and stores a verified body. @throws Error when something could not be stored: the platform must send it again. */
  async take(connector: Connector, body: unknown): Promise<void> {
    await this.takeItems(connector, connector.parse(body));
  }

  /** Stores what was parsed. @throws Error when something could not be stored. */
  async takeItems(connector: Connector, items: readonly ParsedItem[]): Promise<void> {
    const byConversation = new Map<string, Arrival[]>();
    for (const item of items) {
      const arrival = this.#arrival(connector, item);
      if (!arrival) continue;
      const conversation = conversationId(arrival.event.conversation);
      byConversation.set(conversation, [...(byConversation.get(conversation) ?? []), arrival]);
    }
    await Promise.all([...byConversation].map(([conversation, arrivals]) => this.#takeAll(conversation, arrivals)));
  }

  #arrival(connector: Connector, item: ParsedItem): Arrival | undefined {
    const { log, metrics } = this.tools;
    const count = (outcome: string) => metrics.webhookItems.inc({ channel: connector.channel, outcome });
    if (!item.ok) {
      count('broken');
      log.warn({ id: errorId(), channel: connector.channel, reason: item.reason }, 'item of a webhook not understood');
      return undefined;
    }
    if ('ignored' in item) {
      count('ignored');
      log.debug({ channel: connector.channel, kind: item.ignored }, 'event ignored');
      return undefined;
    }
    count(item.event.kind);
    return { event: cleanEvent(item.event), key: item.key };
  }

  async #takeAll(conversation: string, arrivals: readonly Arrival[]): Promise<void> {
    const events: Arrival<InboxEvent>[] = [];
    for (const { event, key } of arrivals) {
      const receipt = event.kind === 'receipt' ? event : await this.#ownEcho(event);
      if (receipt) await this.#receipt(receipt);
      else if (event.kind !== 'receipt') events.push({ event, key });
    }
    let taken: Taken | undefined;
    for (const arrival of events) taken = await this.#store(arrival);
    if (taken) this.#wakeSoon(conversation, taken);
  }

  /** What looks like a colleague and is an echo of ours must not silence the assistant. */
  async #ownEcho(event: InboundEvent): Promise<ReceiptEvent | undefined> {
    if (event.kind !== 'human') return undefined;
    const outId = await this.queues.outbox.ownEcho(event);
    const { conversation, at, id } = event;
    return outId ? { kind: 'receipt', conversation, at, status: 'sent', target: id, outId } : undefined;
  }

  /**
   * Wakes the conversation when the person pauses, at the latest when the oldest message has waited long enough. Nothing waits for it:
   * the message is stored and marked as unfinished, so the sweeper makes up for a wake-up that is lost here. What was seen before
   * wakes too, as long as something waits.
   */
  #wakeSoon(conversation: string, taken: Taken): void {
    if (taken.waiting === 0) return;
    const wakeUp = this.#wake(conversation, taken).finally(() => this.#wakeUps.delete(wakeUp));
    this.#wakeUps.add(wakeUp);
  }

  /** Lets the answer go out first. */
  async #wake(conversation: string, { oldestAt }: Taken): Promise<void> {
    await setImmediate();
    const { debounceMs, maxWaitMs } = this.tools.config.turn;
    const delay = Math.max(0, Math.min(debounceMs, oldestAt + maxWaitMs - Date.now()));
    try {
      await this.queues.wakes.wakeTurn(conversation, delay);
    } catch (error) {
      this.tools.log.warn({ id: errorId(), error: describeError(error) }, 'wake-up not queued; the sweeper will');
    }
  }

  async #store({ event, key }: Arrival<InboxEvent>): Promise<Taken> {
    const taken = await this.queues.queue.ingest(event, key, effectOf(event));
    if (event.kind === 'edit' || event.kind === 'unsend') await this.queues.queue.amend(event);
    if (taken.result === 'new' && event.kind === 'message') this.prefetch.soon(event);
    return taken;
  }

  /** What is lost of a receipt costs at most a look at the platform: it never makes a webhook fail for its other items. */
  async #receipt(event: ReceiptEvent): Promise<void> {
    const outId = await this.queues.queue.receipt(event);
    if (event.status !== 'failed') return;
    const { channel } = event.conversation;
    this.tools.metrics.sends.inc({ channel, outcome: 'failed-later' });
    this.tools.log.error(
      { id: errorId(), channel, outId, code: event.code },
      'the platform accepted a message and failed to deliver it',
    );
  }
}

function effectOf(event: InboxEvent): Effect {
  if (event.kind === 'human') return { kind: 'pause', until: Date.now() + HUMAN_PAUSE_MS };
  if (event.kind === 'message' && stopLanguage(event)) return { kind: 'stop' };
  return { kind: 'none' };
}
