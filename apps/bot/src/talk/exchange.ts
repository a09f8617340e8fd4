import { setTimeout as sleep } from 'node:timers/promises';
import type { TurnTrace } from '@hearth/agent';
import { conversationId } from '@hearth/message';
import type { ConversationRef } from '@hearth/message';
import type { ThreadChannel, ThreadMessage, ThreadState } from '@hearth/simulator';
import type { Logger } from 'pino';
import { DIRTY_KEY } from '../queue/keys.js';
import { redisAddress } from '../redis/address.js';
import { Connections, type RedisClient } from '../redis/connections.js';
import type { RunFile } from '../supervisor/run-file.js';
import { ControlClient, type Draft } from './control.js';
import { readTrace } from './trace.js';

/** Milliseconds between two looks at whether everything of an answer has been delivered. */
const POLL_MS = 50;

export type Trace = TurnTrace & { readonly queueWaitMs: number };

/** One bubble of an answer, its pictures fetched. */
export interface Bubble {
  readonly kind: ThreadMessage['kind'];
  readonly text?: string;
  readonly images: readonly { readonly bytes: Buffer; readonly mime: string; readonly caption?: string }[];
  readonly failed: boolean;
}

/** A message and everything that came back for it. Times are milliseconds from sending. */
export interface Exchange {
  readonly channel: ThreadChannel;
  readonly answer: readonly Bubble[];
  /** How the answer came about; undefined for one that no agent gave. */
  readonly trace: Trace | undefined;
  readonly firstBubbleMs: number;
  readonly totalMs: number;
}

/** Writes to the running assistant as the simulated platforms' people do, and waits for what comes back. */
export class Talk {
  readonly #control: ControlClient;
  readonly #connections: Connections;
  readonly #redis: RedisClient;

  constructor(run: RunFile, log: Logger) {
    if (!run.simulator) throw new Error('the running system has no simulated platforms (HEARTH_SIMULATOR)');
    this.#control = new ControlClient(run.simulator);
    this.#connections = new Connections(
      redisAddress({ redisUrl: '', redisSentinels: '', redisCluster: false }, run.redisUrl),
      log,
    );
    this.#redis = this.#connections.patient();
  }

  /**
   * Sends one message and waits until its whole answer is delivered: the conversation has neither a message to answer nor a
   * bubble to send.
   * @throws the signal's reason; Error in the simulator's words when the platform refuses the message.
   */
  async exchange(channel: ThreadChannel, draft: Draft, signal: AbortSignal): Promise<Exchange> {
    const started = performance.now();
    const { ids, peer } = await this.#control.send(channel, draft);
    const answered = (thread: ThreadState) => answersTo(ids, thread).length > 0;
    const thread = await this.#until(
      (state) => state.channel === channel && state.peer === peer && answered(state),
      signal,
    );
    const firstBubbleMs = performance.now() - started;
    await this.#settled(thread, signal);
    const whole = await this.#until((state) => state.channel === channel && state.peer === peer, signal);
    const bubbles = answersTo(ids, whole);
    return {
      channel,
      answer: await Promise.all(bubbles.map((message) => this.#bubble(message))),
      trace: await this.#trace(whole, bubbles),
      firstBubbleMs,
      totalMs: performance.now() - started,
    };
  }

  close(): Promise<void> {
    return this.#connections.close();
  }

  async #until(wanted: (thread: ThreadState) => boolean, signal: AbortSignal): Promise<ThreadState> {
    const stop = new AbortController();
    for await (const thread of this.#control.follow(AbortSignal.any([signal, stop.signal]))) {
      if (!wanted(thread)) continue;
      stop.abort();
      return thread;
    }
    throw new Error('unreachable: the stream ends with an error');
  }

  async #settled(thread: ThreadState, signal: AbortSignal): Promise<void> {
    const conversation = conversationId(conversationOf(thread));
    while ((await this.#redis.zscore(DIRTY_KEY, conversation)) !== null) await sleep(POLL_MS, undefined, { signal });
  }

  /** The first bubble may be a note that the answer takes long, which has none. */
  async #trace(thread: ThreadState, bubbles: readonly ThreadMessage[]): Promise<Trace | undefined> {
    for (const bubble of bubbles) {
      const text = await readTrace(this.#redis, thread, bubble);
      if (text) return JSON.parse(text) as Trace;
    }
    return undefined;
  }

  async #bubble({ kind, text, images = [], status }: ThreadMessage): Promise<Bubble> {
    const fetched = images.map(async ({ url, mime, caption }) => ({
      bytes: await this.#control.picture(url),
      mime,
      ...(caption !== undefined && { caption }),
    }));
    return {
      kind,
      ...(text !== undefined && { text }),
      images: await Promise.all(fetched),
      failed: status === 'failed',
    };
  }
}

/** WhatsApp's Cloud API files people under their business-scoped id, WhatsApp Web under the number with its domain. */
function conversationOf({ channel, account, peer, userId }: ThreadState): ConversationRef {
  if (channel === 'whatsapp-cloud') return { channel, account, peer: userId ?? peer };
  return { channel, account, peer: channel === 'whatsapp-web' ? `${peer}@c.us` : peer };
}

/** The assistant's bubbles below the last of these messages. */
function answersTo(ids: readonly string[], { messages }: ThreadState): ThreadMessage[] {
  const last = messages.findLastIndex(({ id }) => ids.includes(id));
  return messages.slice(last + 1).filter(({ from }) => from === 'assistant');
}
