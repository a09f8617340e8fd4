/** A chunk should take this long, in milliseconds: below the 200 of the longest run allowed, with room for a busy machine. */
const ALONE_MS = 140;
/** The same while others wait for their next token. */
const SHARED_MS = 90;
/** Tokens of a chunk at least (below, a run's fixed cost outweighs the tokens' and nothing is gained) and at most. */
const SMALLEST = 16;
const LARGEST = 512;
/** Weight of the latest measurement. */
const LEARNING = 0.4;

/** Length of prefill chunks, learned from how fast the last ones were. */
export class ChunkSize {
  /** Milliseconds a token. */
  #cost: number | undefined;

  /** Tokens of the next chunk. `shared`: rows in decode wait meanwhile. */
  next(shared: boolean): number {
    if (this.#cost === undefined) return SMALLEST;
    const size = Math.floor((shared ? SHARED_MS : ALONE_MS) / this.#cost);
    return Math.max(SMALLEST, Math.min(LARGEST, size));
  }

  /** Very short chunks say nothing: a run's fixed cost hides the tokens'. */
  learn(tokens: number, milliseconds: number): void {
    if (tokens < SMALLEST) return;
    const cost = Math.max(milliseconds, 0.01) / tokens;
    this.#cost = this.#cost === undefined ? cost : this.#cost + LEARNING * (cost - this.#cost);
  }
}
