import type { Draft, DraftRequest, DraftRunner } from '@hearth/agent';

/** Drafts of one process that are done when the test says so. */
export class HeldDrafts implements DraftRunner {
  /** Every request that was begun, in order. */
  readonly begun: DraftRequest[] = [];
  /** Those whose signal came before their end. */
  readonly cancelled: DraftRequest[] = [];
  readonly #open = new Map<DraftRequest, { finish: (text: string) => void; fail: (error: Error) => void }>();

  constructor(private readonly name: string) {}

  /** Requests under way. */
  get open(): DraftRequest[] {
    return [...this.#open.keys()];
  }

  /** Finishes all that is under way, or what the filter takes. */
  finish(which: (request: DraftRequest) => boolean = () => true): void {
    for (const request of this.open)
      if (which(request)) this.#open.get(request)?.finish(`${this.name}: ${request.task}`);
  }

  /** All that is under way breaks. */
  break(): void {
    for (const { fail } of this.#open.values()) fail(new Error('the engine broke'));
  }

  async *run(requests: readonly DraftRequest[], signal: AbortSignal): AsyncGenerator<Draft> {
    signal.throwIfAborted();
    const open = new Map(
      requests.map((request, i) => [i, this.#draft(request, signal).then((draft) => ({ i, draft }))]),
    );
    for (const promise of open.values()) promise.catch(() => undefined);
    while (open.size > 0) {
      const { i, draft } = await Promise.race(open.values());
      open.delete(i);
      yield draft;
    }
  }

  async #draft(request: DraftRequest, signal: AbortSignal): Promise<Draft> {
    this.begun.push(request);
    let abort = (): void => undefined;
    const text = await new Promise<string>((finish, fail) => {
      this.#open.set(request, { finish, fail });
      abort = () => {
        this.cancelled.push(request);
        fail(signal.reason as Error);
      };
      signal.addEventListener('abort', abort);
    }).finally(() => {
      signal.removeEventListener('abort', abort);
      this.#open.delete(request);
    });
    return { way: request.way, text, tokens: 1, ms: 1 };
  }
}
