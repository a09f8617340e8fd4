import { parseConversationId } from '@hearth/message';
import type { Logger } from 'pino';
import type { Batch, CommitResult } from '../queue/conversation-queue.js';
import type { ConnectorSet } from '../runtime/connectors.js';
import { describeError, errorId } from '../runtime/log.js';
import type { Metrics } from '../runtime/metrics.js';
import type { QueueSet } from '../runtime/runtime.js';
import { WorkFailed } from './answerer.js';
import type { Answerer } from './answerer.js';
import type { BatchReader } from './read-batch.js';
import type { RunningTurn, RunningTurns } from './running.js';
import { sentencesIn } from './sentences.js';
import { settlement, turnIdOf } from './settler.js';
import type { Settler } from './settler.js';

/** Turns begun on the same message that may fail or crash before it gets an apology instead of an answer. */
export const MAX_STARTS = 3;
/** A person may say stop or edit again and again: so many times in one job. */
const MAX_ROUNDS = 5;

type Outcome = 'done' | 'again' | 'handed-over';
type DeadReason = 'crashed' | 'failed' | 'timeout';

export interface TurnTools {
  readonly answerer: Answerer;
  readonly connectors: ConnectorSet;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly queues: QueueSet;
  readonly reader: BatchReader;
  readonly running: RunningTurns;
  readonly settler: Settler;
  /** Longest time of one turn, ms. */
  readonly timeoutMs: number;
}

/** Runs the turns of conversations: read what waits, answer it, commit; and whatever can go wrong on the way. */
export class TurnRunner {
  constructor(private readonly tools: TurnTools) {}

  /**
   * Works on one conversation until nothing is to be done there or somebody else must go on.
   * @returns `handed-over` at shutdown: the job must go back to the queue.
   * @throws Error when the turn shall be tried again later.
   */
  async run(conversation: string, jobSignal?: AbortSignal): Promise<'done' | 'handed-over'> {
    const { running, queues } = this.tools;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const outcome = await running.track(conversation, jobSignal, (turn) => this.#once(conversation, turn));
      if (outcome !== 'again') return outcome;
    }
    await queues.wakes.wakeTurn(conversation, 0);
    return 'done';
  }

  async #once(conversation: string, turn: RunningTurn): Promise<Outcome> {
    const started = performance.now();
    const batch = await this.tools.queues.queue.begin(conversation);
    const [oldest] = batch.items;
    if (!oldest) return 'done';
    turn.hasRead(batch);
    this.tools.metrics.queueWaitSeconds.observe((Date.now() - oldest.arrivedAt) / 1000);
    const timer = setTimeout(() => turn.abort('timeout'), this.tools.timeoutMs);
    let outcome: string = 'failed';
    try {
      const result = batch.starts > MAX_STARTS ? await this.#bury(batch, 'crashed') : await this.#answer(batch, turn);
      outcome = result.ok ? 'answered' : result.why;
      return await this.#after(batch, result);
    } catch (error) {
      outcome = turn.aborted ?? 'failed';
      return await this.#failed(batch, turn, error);
    } finally {
      clearTimeout(timer);
      this.tools.metrics.turnSeconds.observe({ outcome }, (performance.now() - started) / 1000);
    }
  }

  async #answer(batch: Batch, turn: RunningTurn): Promise<CommitResult> {
    const { answerer, connectors, queues, reader, settler } = this.tools;
    const { conversation } = batch;
    const connector = connectors.of(parseConversationId(conversation));
    const task = await reader.read(batch, connector, turn.signal, Date.now());
    turn.signal.throwIfAborted();
    if (!connector) {
      this.tools.log.error(
        { id: errorId(), account: parseConversationId(conversation).account },
        'no such account here',
      );
      return queues.queue.commit(batch, []);
    }
    switch (task.kind) {
      case 'quiet':
        return queues.queue.commit(batch, []);
      case 'stopped': {
        const reply = { parts: [{ type: 'text' as const, text: sentencesIn(task.language).stopped }] };
        const turnId = turnIdOf(conversation, task.message.id);
        return settler.settle(batch, settlement(connector, conversation, turnId, reply));
      }
      case 'answer':
        return settler.settle(batch, await answerer.answer(batch, task, connector, turn));
    }
  }

  async #after(batch: Batch, result: CommitResult): Promise<Outcome> {
    const { metrics, queues } = this.tools;
    if (result.ok) {
      if (result.left > 0) await queues.wakes.wakeTurn(batch.conversation, 0);
      return 'done';
    }
    metrics.refusedCommits.inc({ why: result.why });
    // A newer turn owns the conversation and does the rest; stop and edits are for this one to read anew.
    if (result.why === 'stale') return 'done';
    await queues.queue.release(batch);
    return 'again';
  }

  async #failed(batch: Batch, turn: RunningTurn, error: unknown): Promise<Outcome> {
    const { log, metrics, queues } = this.tools;
    switch (turn.aborted) {
      case 'new':
        // The newer message brings its own wake-up, after the debounce.
        metrics.mergedTurns.inc();
        await queues.queue.release(batch);
        return 'done';
      case 'stop':
      case 'changed':
        await queues.queue.release(batch);
        return 'again';
      case 'shutdown':
        await queues.queue.release(batch);
        return 'handed-over';
      case 'timeout':
        return this.#after(batch, await this.#bury(batch, 'timeout'));
      case 'lock':
        throw error;
      case undefined: {
        const id = errorId();
        log.error({ id, starts: batch.starts, error: describeError(error) }, 'turn failed');
        if (error instanceof WorkFailed) {
          if (batch.starts >= MAX_STARTS) return this.#after(batch, await this.#bury(batch, 'failed', id));
        } else {
          // Redis or the disk failed, not the work: that must not use up the message's chances.
          await queues.queue.release(batch).catch(() => undefined);
        }
        throw error;
      }
    }
  }

  /** Gives a batch up: kept for the operator, and the person hears a polite sentence. */
  async #bury(batch: Batch, reason: DeadReason, id = errorId()): Promise<CommitResult> {
    const { answerer, connectors, log, metrics, queues, settler } = this.tools;
    const { conversation } = batch;
    const messages = batch.items.flatMap(({ event }) => (event?.kind === 'message' ? [event] : []));
    log.error({ id, reason, starts: batch.starts, messages: messages.length }, 'turn given up');
    metrics.deadTurns.inc({ why: reason });
    await queues.wakes.bury({ conversation, mids: messages.map((message) => message.id), reason, errorId: id });
    const connector = connectors.of(parseConversationId(conversation));
    const [first] = messages;
    if (!connector || !first) return queues.queue.commit(batch, []);
    const sentences = sentencesIn(answerer.languageOf(messages));
    const text = reason === 'timeout' ? sentences.tooSlow : sentences.sorry;
    const turnId = turnIdOf(conversation, first.id);
    return settler.settle(batch, settlement(connector, conversation, turnId, { parts: [{ type: 'text', text }] }));
  }
}
