import { randomBytes } from 'node:crypto';
import type { Draft, DraftRequest, DraftRunner } from '@hearth/agent';
import { Arrivals } from './arrivals.js';
import type { Letter } from './letters.js';

/** A draft that nobody has begun by then is made here: as long as a worker may be silent. */
const BEGIN_MS = 3000;
/** With less time than this left, a draft that was lost is not made again. */
const WORTHWHILE_MS = 1000;
/** A worker's id ends with so many characters of chance. */
const SHORT_CHARS = 6;

/** What became of a draft that was given away. */
export type Outcome = 'done' | 'failed' | 'returned' | 'late';

interface Away {
  readonly request: DraftRequest;
  /** The worker that has begun it. */
  by?: string;
}

export interface RunTools {
  readonly local: DraftRunner;
  /** Asks other workers, unless the signal says that it is too late for it. */
  readonly ask: (run: string, asked: ReadonlyMap<number, DraftRequest>, signal: AbortSignal) => Promise<void>;
  /** Nobody may begin this draft any more. */
  readonly takeBack: (run: string, index: number) => Promise<void>;
  /** Nobody waits for the drafts of this run any more; what was not begun is among `out`. */
  readonly withdraw: (run: string, out: ReadonlySet<number>) => Promise<void>;
  readonly count: (outcome: Outcome) => void;
  readonly onProblem: (error: unknown) => void;
}

/** The drafts of one turn, some of them made elsewhere. Every request gives one draft, whatever becomes of the others' machines. */
export class DraftRun {
  readonly id = `d-${randomBytes(9).toString('hex')}`;
  readonly #started = performance.now();
  readonly #arrivals = new Arrivals<Draft>();
  readonly #here = new AbortController();
  readonly #away = new Map<number, Away>();
  /** Given away, and no draft has come back: somebody may be at it, or the words may still lie there. */
  readonly #out = new Set<number>();
  readonly #timers: NodeJS.Timeout[] = [];
  #rows = 0;
  #ended = false;

  constructor(
    private readonly tools: RunTools,
    private readonly signal: AbortSignal,
  ) {}

  /** Makes the drafts `here` in this process and asks others for those `away`. */
  start(here: readonly DraftRequest[], away: readonly DraftRequest[]): AsyncIterable<Draft> {
    for (const [index, request] of away.entries()) {
      this.#away.set(index, { request });
      this.#out.add(index);
    }
    this.signal.addEventListener('abort', this.#abort);
    this.#draftHere(here);
    this.#ask(away);
    return this.#arrivals;
  }

  hear(letter: Letter): void {
    switch (letter.kind) {
      case 'begun': {
        const one = this.#away.get(letter.index);
        if (one) one.by = letter.by;
        return;
      }
      case 'done': {
        this.#out.delete(letter.index);
        const by = this.#away.get(letter.index)?.by;
        // Made here meanwhile, or too late.
        if (!this.#away.delete(letter.index)) return this.tools.count('late');
        this.tools.count(letter.draft.failed === undefined ? 'done' : 'failed');
        return this.#arrived({ ...letter.draft, ...(by !== undefined && { by: by.slice(-SHORT_CHARS) }) });
      }
      case 'returned':
        return this.#comeBack(letter.index);
      case 'over':
        return this.comeBackWhere(() => true);
    }
  }

  /** Drafts that were lost with their worker, or whose fate is not known any more, are made here. */
  comeBackWhere(lost: (by: string | undefined) => boolean): void {
    for (const [index, { by }] of this.#away) if (lost(by)) this.#comeBack(index);
  }

  /** Ends all drafts, wherever they are made. May be called again. */
  end(reason?: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    this.signal.removeEventListener('abort', this.#abort);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#away.clear();
    this.#here.abort(reason);
    if (reason !== undefined) this.#arrivals.fail(reason);
    if (this.#out.size === 0) return;
    this.tools.withdraw(this.id, this.#out).catch(this.tools.onProblem);
  }

  readonly #abort = (): void => this.end(this.signal.reason);

  #ask(away: readonly DraftRequest[]): void {
    const last = Math.max(...away.map(({ deadline }) => deadline));
    this.#after(BEGIN_MS, () => this.comeBackWhere((by) => by === undefined));
    this.#after(last - Date.now(), () => this.comeBackWhere(() => true));
    this.tools.ask(this.id, new Map(away.entries()), this.#here.signal).catch((error: unknown) => {
      this.tools.onProblem(error);
      this.comeBackWhere(() => true);
    });
  }

  #after(ms: number, act: () => void): void {
    this.#timers.push(setTimeout(act, ms));
  }

  #comeBack(index: number): void {
    const one = this.#away.get(index);
    if (!one) return;
    this.#away.delete(index);
    if (one.by === undefined) this.tools.takeBack(this.id, index).catch(this.tools.onProblem);
    this.tools.count('returned');
    const { way, deadline } = one.request;
    if (deadline - Date.now() >= WORTHWHILE_MS) return this.#draftHere([one.request]);
    const ms = Math.round(performance.now() - this.#started);
    this.#arrived({ way, text: '', failed: 'its worker did not give it in time', tokens: 0, ms });
  }

  #draftHere(requests: readonly DraftRequest[]): void {
    this.#rows++;
    void this.#pump(requests)
      .catch((error: unknown) => {
        if (!this.#ended) this.#arrivals.fail(error);
      })
      .finally(() => {
        this.#rows--;
        this.#closeWhenDone();
      });
  }

  async #pump(requests: readonly DraftRequest[]): Promise<void> {
    for await (const draft of this.tools.local.run(requests, this.#here.signal)) this.#arrivals.push(draft);
  }

  #arrived(draft: Draft): void {
    this.#arrivals.push(draft);
    this.#closeWhenDone();
  }

  #closeWhenDone(): void {
    if (this.#rows === 0 && this.#away.size === 0) this.#arrivals.close();
  }
}
