import type { Connector } from '@hearth/connectors';
import type { Logger } from 'pino';
import type { Batch, ConversationQueue } from '../queue/conversation-queue.js';
import type { Wakes } from '../queue/wake.js';
import { describeError } from '../runtime/log.js';
import { sentencesIn } from './sentences.js';
import { settlement } from './settler.js';

/** Who has waited for so long hears that the answer is still on its way. */
export const NOTE_AFTER_MS = 20_000;
/** A turn that began late may be done in a moment: it is given this share of that time first. */
const LEAST_SHARE = 0.25;

/** The turn that may take long. */
export interface LongTurn {
  readonly batch: Batch;
  readonly connector: Connector;
  readonly turnId: string;
  readonly language: string;
  /** Ends the wait. */
  readonly signal: AbortSignal;
  /** Called when a note is on its way. */
  readonly onNote: () => void;
}

/**
 * One short note for a person who waits long, never a second one for the same message: not when the turn is begun again, by this or by another
 * process. It is a message of its own, also where an app lets one edit: an edit makes no sound, so the answer would come unnoticed.
 */
export class ProgressNotes {
  constructor(
    private readonly queues: {
      readonly queue: Pick<ConversationQueue, 'note'>;
      readonly wakes: Pick<Wakes, 'wakeSend'>;
    },
    private readonly log: Logger,
    private readonly afterMs: number = NOTE_AFTER_MS,
  ) {}

  /** Sends the note when it is time for it, unless the returned function is called before. Never in the way of the turn. */
  watch(turn: LongTurn, now = Date.now()): () => void {
    const arrivedAt = turn.batch.items[0]?.arrivedAt ?? now;
    const due = Math.max(arrivedAt + this.afterMs, now + this.afterMs * LEAST_SHARE);
    const timer = setTimeout(() => {
      this.#send(turn).catch((error: unknown) => this.log.warn({ error: describeError(error) }, 'no progress note'));
    }, due - now);
    const end = () => clearTimeout(timer);
    turn.signal.addEventListener('abort', end, { once: true });
    return end;
  }

  async #send({ batch, connector, turnId, language, onNote }: LongTurn): Promise<void> {
    const reply = { parts: [{ type: 'text' as const, text: sentencesIn(language).thinking }] };
    // An id of its own: the answer's bubbles are numbered from 0.
    const { items } = settlement(connector, batch.conversation, `${turnId}n`, reply);
    const bubbles = items.map((item) => JSON.stringify(item));
    if (!(await this.queues.queue.note(batch, bubbles))) return;
    onNote();
    await this.queues.wakes.wakeSend(batch.conversation);
  }
}
