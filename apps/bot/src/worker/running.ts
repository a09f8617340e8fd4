import type { Batch } from '../queue/conversation-queue.js';
import type { Notice } from '../queue/notices.js';

/**
 * Messages that come while a turn runs are answered together with it, for so long after its oldest message; then it is let finish,
 * or somebody who never stops writing would never get an answer.
 */
export const MERGE_WINDOW_MS = 60_000;

/** Why a turn was given up. `lock`: another worker may own the job by now. */
export type AbortCause = Notice['kind'] | 'shutdown' | 'timeout' | 'lock';

export class TurnAborted extends Error {
  override readonly name = 'TurnAborted';
  constructor(readonly why: AbortCause) {
    super(`turn given up: ${why}`);
  }
}

/** One turn under way. */
export class RunningTurn {
  readonly #controller = new AbortController();
  #batch: Batch | undefined;
  #early: Notice[] = [];
  #lastSeq = 0;

  /** Aborted with a {@link TurnAborted}. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get aborted(): AbortCause | undefined {
    return this.signal.aborted ? (this.signal.reason as TurnAborted).why : undefined;
  }

  /** From here on it is known which news it has read already. */
  hasRead(batch: Batch): void {
    this.#batch = batch;
    this.#lastSeq = batch.items.at(-1)?.seq ?? 0;
    for (const notice of this.#early.splice(0)) this.hear(notice);
  }

  hear({ kind, mark, conversation }: Notice, now = Date.now()): void {
    const batch = this.#batch;
    // The notice may overtake the answer of begin, which comes over another connection.
    if (!batch) return void this.#early.push({ kind, mark, conversation });
    if (kind === 'changed' ? mark <= Number(batch.rev) : mark <= this.#lastSeq) return;
    if (kind === 'new' && now > (batch.items[0]?.arrivedAt ?? 0) + MERGE_WINDOW_MS) return;
    this.abort(kind);
  }

  abort(why: AbortCause): void {
    if (!this.signal.aborted) this.#controller.abort(new TurnAborted(why));
  }
}

/** The turns of this process, by conversation. */
export class RunningTurns {
  readonly #turns = new Map<string, Set<RunningTurn>>();

  /** Runs `work` as a turn that can be aborted from outside: by news, by the job's own signal, at shutdown. */
  async track<T>(
    conversation: string,
    jobSignal: AbortSignal | undefined,
    work: (turn: RunningTurn) => Promise<T>,
  ): Promise<T> {
    const turn = new RunningTurn();
    const lost = () => turn.abort('lock');
    if (jobSignal?.aborted) lost();
    jobSignal?.addEventListener('abort', lost);
    const siblings = this.#turns.get(conversation) ?? new Set();
    this.#turns.set(conversation, siblings.add(turn));
    try {
      return await work(turn);
    } finally {
      jobSignal?.removeEventListener('abort', lost);
      siblings.delete(turn);
      if (siblings.size === 0) this.#turns.delete(conversation);
    }
  }

  hear(notice: Notice): void {
    for (const turn of this.#turns.get(notice.conversation) ?? []) turn.hear(notice);
  }

  abortAll(why: AbortCause): void {
    for (const turns of this.#turns.values()) for (const turn of turns) turn.abort(why);
  }
}
