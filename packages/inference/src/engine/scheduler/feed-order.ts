/** Something with tokens left to prefill. */
export interface Feed {
  /** Of arrival; lower came first. */
  readonly order: number;
  readonly left: number;
}

/** Every how many chunks the one that waits longest has its turn, however long it is. */
const OLDEST_EVERY = 4;

/** Who gets the next prefill chunk: the shortest (forced text and short questions are done at once), now and then the oldest (nobody starves). */
export class FeedOrder {
  #chunks = 0;

  pick<F extends Feed>(feeds: readonly F[]): F | undefined {
    if (feeds.length === 0) return undefined;
    const oldest = ++this.#chunks % OLDEST_EVERY === 0;
    return feeds.reduce((best, feed) => {
      const first = oldest || feed.left === best.left ? feed.order < best.order : feed.left < best.left;
      return first ? feed : best;
    });
  }
}
