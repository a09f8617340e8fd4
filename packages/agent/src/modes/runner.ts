import type { Draft, DraftRunner } from './types.js';
import { writeDraft } from './ways/draft.js';
import type { Desk } from './ways/draft.js';

/** Writes drafts in this process: all at once, as rows of one batch of the engine. */
export function createDraftRunner(desk: Desk): DraftRunner {
  return {
    async *run(requests, signal) {
      signal.throwIfAborted();
      const ended = new AbortController();
      const both = AbortSignal.any([signal, ended.signal]);
      try {
        yield* asDone(requests.map((request) => writeDraft(request, desk, both)));
      } finally {
        ended.abort();
      }
    },
  };
}

/** Promises in the order in which they are done. @throws what the first of them that fails throws */
async function* asDone(promises: readonly Promise<Draft>[]): AsyncGenerator<Draft, void, undefined> {
  const open = new Map(promises.map((promise, i) => [i, promise.then((draft) => ({ i, draft }))]));
  // One that fails after another one did is not waited for.
  for (const promise of open.values()) promise.catch(() => undefined);
  while (open.size > 0) {
    const { i, draft } = await Promise.race(open.values());
    open.delete(i);
    yield draft;
  }
}
