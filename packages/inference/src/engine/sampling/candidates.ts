/** A token this many times less likely than the best one is never drawn: e^20, below the noise of a quantised model. */
const NEGLIGIBLE = 20;
/** Tokens are sorted into so many buckets by likelihood; only within one of them are they compared. */
const BUCKETS = 2048;

/**
 * Tokens that may be drawn, in order of their ids, with weights relative to the best one's, which is 1. Nothing is ever sorted as a whole and
 * the arrays are reused from pick to pick: with 150,000 tokens either would cost more than a step of a small model.
 */
export class Candidates {
  readonly #ids: Int32Array;
  readonly #weights: Float64Array;
  readonly #buckets: Uint16Array;
  #count = 0;

  /** @param limit most tokens there can be */
  constructor(limit: number) {
    this.#ids = new Int32Array(limit);
    this.#weights = new Float64Array(limit);
    this.#buckets = new Uint16Array(limit);
  }

  /**
   * Takes all tokens with a chance.
   * @param logits [vocabSize]; -Infinity = forbidden
   * @param best the highest of them
   */
  fill(logits: Float32Array, best: number, temperature: number): void {
    this.#count = 0;
    for (let id = 0; id < this.#ids.length; id++) {
      const depth = (best - logits[id]!) / temperature;
      if (!(depth < NEGLIGIBLE)) continue;
      this.#ids[this.#count] = id;
      this.#weights[this.#count] = Math.exp(-depth);
      this.#buckets[this.#count] = (depth * BUCKETS) / NEGLIGIBLE;
      this.#count++;
    }
  }

  /** Keeps the likeliest `topK`. */
  keepCount(topK: number): void {
    this.#keepUntil((count) => count >= topK);
  }

  /** Keeps the smallest set of the likeliest that holds `topP` of the mass. */
  keepMass(topP: number): void {
    const enough = topP * this.#mass();
    this.#keepUntil((_, mass) => mass >= enough);
  }

  /** Keeps those with at least this share of the best one's probability. */
  keepAbove(minP: number): void {
    this.#keep((at) => this.#weights[at]! >= minP);
  }

  /** The token that a number from [0, 1) falls on. */
  draw(number: number): number {
    let rest = number * this.#mass();
    for (let at = 0; at < this.#count; at++) {
      rest -= this.#weights[at]!;
      if (rest < 0) return this.#ids[at]!;
    }
    return this.#ids[this.#count - 1]!;
  }

  /** Keeps the smallest set of the likeliest whose count and mass are enough. */
  #keepUntil(enough: (count: number, mass: number) => boolean): void {
    const counts = new Uint32Array(BUCKETS);
    const masses = new Float64Array(BUCKETS);
    for (let at = 0; at < this.#count; at++) {
      counts[this.#buckets[at]!]!++;
      masses[this.#buckets[at]!]! += this.#weights[at]!;
    }
    let [bucket, count, mass] = [0, 0, 0];
    while (bucket < BUCKETS && !enough(count + counts[bucket]!, mass + masses[bucket]!)) {
      count += counts[bucket]!;
      mass += masses[bucket]!;
      bucket++;
    }
    const last: number[] = [];
    for (let at = 0; at < this.#count; at++) if (this.#buckets[at] === bucket) last.push(at);
    last.sort((a, b) => this.#weights[b]! - this.#weights[a]! || a - b);
    const kept = new Set<number>();
    for (const at of last) {
      if (enough(count + kept.size, mass)) break;
      mass += this.#weights[at]!;
      kept.add(at);
    }
    this.#keep((at) => this.#buckets[at]! < bucket || kept.has(at));
  }

  #keep(keep: (at: number) => boolean): void {
    let kept = 0;
    for (let at = 0; at < this.#count; at++) {
      if (!keep(at)) continue;
      this.#ids[kept] = this.#ids[at]!;
      this.#weights[kept] = this.#weights[at]!;
      this.#buckets[kept] = this.#buckets[at]!;
      kept++;
    }
    this.#count = kept;
  }

  #mass(): number {
    let sum = 0;
    for (let at = 0; at < this.#count; at++) sum += this.#weights[at]!;
    return sum;
  }
}
