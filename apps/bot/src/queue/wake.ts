import type { RemoteMedia } from '@hearth/message';
import { Queue } from 'bullmq';
import type { JobsOptions } from 'bullmq';
import type { RedisClient } from '../redis/connections.js';
import { PREFIX, shortHash } from './keys.js';

/** A job is only a wake-up for one conversation; what there is to do lies in its inbox or outbox. */
export interface WakeUp {
  readonly conversation: string;
}

/** A turn that failed for good, kept for the operator. Holds no text: message ids only. */
export interface DeadTurn extends WakeUp {
  readonly mids: readonly string[];
  readonly reason: string;
  readonly errorId: string;
}

/** A file to fetch before its address lapses. */
export interface MediaFetch {
  readonly channel: string;
  readonly account: string;
  readonly media: RemoteMedia;
}

export const QUEUES = { turn: 'turn', send: 'send', media: 'media', sub: 'sub', dead: 'dead' } as const;

/** Channels whose accounts live in one process, which alone can send for them. */
const HELD_BY_ONE_PROCESS: ReadonlySet<string> = new Set(['whatsapp-web']);

/**
 * The queue of deliveries of a conversation. Any sender delivers to a platform with an API; an account that one process holds (a
 * browser) has a queue of its own, which that process works, so that no other sender sees it and what waits there is in nobody's way.
 */
export function sendQueueOf(conversation: string): string {
  const [channel = '', account = ''] = conversation.split('/');
  return HELD_BY_ONE_PROCESS.has(channel) ? `${QUEUES.send}-${channel}-${account}` : QUEUES.send;
}

/** BullMQ takes priority 0 as "before everything prioritised", so every job has one. */
const PRIORITY_LIVE = 10;
const FAILED_KEPT_SECONDS = 14 * 24 * 3600;
const DEAD_KEPT_SECONDS = 30 * 24 * 3600;
const TURN_ATTEMPTS = 4;
const SEND_ATTEMPTS = 8;
const MEDIA_ATTEMPTS = 3;
const BACKOFF = { type: 'exponential', delay: 500, jitter: 0.5 } as const;

const common: JobsOptions = {
  removeOnComplete: true,
  removeOnFail: { age: FAILED_KEPT_SECONDS },
  backoff: BACKOFF,
  priority: PRIORITY_LIVE,
};

/** Adds wake-ups. All adds are idempotent: the deduplication id is the conversation. */
export class Wakes {
  readonly turn: Queue<WakeUp>;
  readonly send: Queue<WakeUp>;
  readonly media: Queue<MediaFetch>;
  readonly dead: Queue<DeadTurn>;
  readonly #heldSends = new Map<string, Queue<WakeUp>>();

  constructor(private readonly redis: RedisClient) {
    this.turn = this.#open(QUEUES.turn);
    this.send = this.#open(QUEUES.send);
    this.media = this.#open(QUEUES.media);
    this.dead = this.#open(QUEUES.dead);
  }

  /** The queue in which deliveries of this conversation wait: see {@link sendQueueOf}. */
  sendOf(conversation: string): Queue<WakeUp> {
    const name = sendQueueOf(conversation);
    if (name === QUEUES.send) return this.send;
    const queue = this.#heldSends.get(name) ?? this.#open<WakeUp>(name);
    this.#heldSends.set(name, queue);
    return queue;
  }

  /** A turn after `delay` ms; while one waits, only its delay moves; while one runs, one more follows it. */
  async wakeTurn(conversation: string, delay: number): Promise<void> {
    await this.turn.add(
      'turn',
      { conversation },
      {
        ...common,
        delay,
        attempts: TURN_ATTEMPTS,
        deduplication: { id: conversation, keepLastIfActive: true, reschedule: true },
      },
    );
  }

  /** A delivery now; one that waits because of a limit keeps its delay. */
  async wakeSend(conversation: string): Promise<void> {
    await this.sendOf(conversation).add(
      'send',
      { conversation },
      { ...common, attempts: SEND_ATTEMPTS, deduplication: { id: conversation, keepLastIfActive: true } },
    );
  }

  /** Fetches a file ahead of its turn, once for as long as the job is known. */
  async fetch(file: MediaFetch): Promise<void> {
    const jobId = `m-${shortHash(`${file.account} ${file.media.id ?? file.media.url ?? ''}`)}`;
    await this.media.add('media', file, { ...common, attempts: MEDIA_ATTEMPTS, removeOnFail: true, jobId });
  }

  /** Keeps what could not be answered, for the operator. */
  async bury(turn: DeadTurn): Promise<void> {
    await this.dead.add('turn', turn, { removeOnComplete: { age: DEAD_KEPT_SECONDS } });
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((queue) => queue.close()));
  }

  get #all(): Queue[] {
    return [this.turn, this.send, this.media, this.dead, ...this.#heldSends.values()];
  }

  #open<T>(name: string): Queue<T> {
    // BullMQ's own start-up asks the server for its version, once: on a fast-failing connection to a server that is slow just then,
    // the queue would be broken for good. Workers, whose connection waits, do that check.
    const options = { connection: this.redis, prefix: PREFIX, skipVersionCheck: true, skipWaitingForReady: true };
    const queue = new Queue<T>(name, options);
    // Connections report their own troubles; without a listener BullMQ would print them.
    queue.on('error', () => undefined);
    return queue;
  }
}
