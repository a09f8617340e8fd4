/** What the engine has done so far; read by statistics. */
export class Counters {
  generated = 0;
  prefilled = 0;
  cached = 0;
  #longestRunMs = 0;

  ran(milliseconds: number): void {
    this.#longestRunMs = Math.max(this.#longestRunMs, milliseconds);
  }

  /** Longest run since the last call. */
  takeLongestRunMs(): number {
    const longest = this.#longestRunMs;
    this.#longestRunMs = 0;
    return longest;
  }
}
