import type { TopLogits } from '../../backends/backend.js';
import type { Sampling } from '../types.js';
import { Candidates } from './candidates.js';
import { createRandom } from './random.js';

/** Logits that cannot be sampled from: a NaN, or no token allowed. */
export class LogitsError extends Error {
  override readonly name = 'LogitsError';
}

/**
 * Picks one request's tokens. Order as in transformers: repetition penalty, mask, temperature, top-k, top-p, min-p; then one draw of the
 * request's own random numbers, so that its tokens do not depend on its neighbours in the batch.
 */
export class Sampler {
  readonly #temperature: number;
  readonly #topK: number;
  readonly #topP: number;
  readonly #minP: number;
  readonly #penalty: number;
  readonly #random: () => number;
  readonly #seen = new Set<number>();
  #candidates: Candidates | undefined;
  #sparse: Float32Array | undefined;

  /** @param limit ids from here on are padding of the logits and never picked */
  constructor(
    sampling: Sampling,
    private readonly limit: number,
  ) {
    this.#temperature = sampling.temperature ?? 0;
    this.#topK = sampling.topK ?? 0;
    this.#topP = sampling.topP ?? 1;
    this.#minP = sampling.minP ?? 0;
    this.#penalty = sampling.repetitionPenalty ?? 1;
    this.#random = createRandom(sampling.seed ?? Math.floor(Math.random() * Number.MAX_SAFE_INTEGER));
  }

  /** Counts for the repetition penalty. */
  see(tokens: Iterable<number>): void {
    if (this.#penalty !== 1) for (const token of tokens) this.#seen.add(token);
  }

  /**
   * @param logits [vocabSize], changed in place
   * @param mask bit i of word i/32 set = token allowed
   * @throws LogitsError
   */
  pick(logits: Float32Array, mask?: Int32Array): number {
    this.#penalise(logits);
    if (mask) forbid(logits, mask);
    return this.#choose(logits);
  }

  /**
   * The same token as {@link pick} takes of all logits, from the highest ones alone; undefined when they do not decide it.
   * @throws LogitsError
   */
  pickTop({ ids, values }: TopLogits, mask?: Int32Array): number | undefined {
    // A penalty below 1 may raise one of the others above these.
    if (this.#penalty < 1) return undefined;
    const others = values.at(-1)!;
    if (Number.isNaN(others)) throw new LogitsError('the graph computed NaN');
    const logits = (this.#sparse ??= new Float32Array(this.limit)).fill(-Infinity);
    for (const [at, id] of ids.entries()) if (id < this.limit) logits[id] = values[at]!;
    this.#penalise(logits);
    if (mask) forbid(logits, mask);
    const needed = this.#temperature <= 0 ? 1 : this.#topK || Infinity;
    const sure = ids.filter((id) => logits[id]! > others).length;
    return sure >= needed ? this.#choose(logits) : undefined;
  }

  #choose(logits: Float32Array): number {
    const best = argmax(logits, this.limit);
    if (this.#temperature <= 0) return best;
    const candidates = (this.#candidates ??= new Candidates(this.limit));
    candidates.fill(logits, logits[best]!, this.#temperature);
    if (this.#topK > 0) candidates.keepCount(this.#topK);
    if (this.#topP < 1) candidates.keepMass(this.#topP);
    if (this.#minP > 0) candidates.keepAbove(this.#minP);
    return candidates.draw(this.#random());
  }

  #penalise(logits: Float32Array): void {
    for (const id of this.#seen) {
      const logit = logits[id]!;
      logits[id] = logit > 0 ? logit / this.#penalty : logit * this.#penalty;
    }
  }
}

function forbid(logits: Float32Array, mask: Int32Array): void {
  for (let word = 0; word * 32 < logits.length; word++) {
    const bits = mask[word] ?? 0;
    if (bits === -1) continue;
    const end = Math.min(logits.length, word * 32 + 32);
    for (let id = word * 32; id < end; id++) if (((bits >>> (id & 31)) & 1) === 0) logits[id] = -Infinity;
  }
}

/** Lowest id of the highest logit. */
function argmax(logits: Float32Array, limit: number): number {
  let best = -1;
  let highest = -Infinity;
  for (let id = 0; id < limit; id++) {
    const logit = logits[id]!;
    if (logit > highest) {
      highest = logit;
      best = id;
    } else if (Number.isNaN(logit)) throw new LogitsError('the graph computed NaN');
  }
  if (best < 0 || highest === Infinity) throw new LogitsError('no token can be picked from these logits');
  return best;
}
