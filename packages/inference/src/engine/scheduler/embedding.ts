import type { Row } from '../../backends/backend.js';
import type { EngineError } from '../types.js';
import type { Feed } from './feed-order.js';

/** A text whose hidden states are averaged. Needs no slot: it is only ever prefilled. */
export class Embedding implements Feed {
  row: Row | undefined;
  #at = 0;
  readonly #sum: Float32Array;

  constructor(
    readonly order: number,
    private readonly tokens: readonly number[],
    hiddenSize: number,
    readonly signal: AbortSignal | undefined,
    private readonly resolve: (mean: Float32Array) => void,
    readonly fail: (error: EngineError) => void,
  ) {
    this.#sum = new Float32Array(hiddenSize);
  }

  get left(): number {
    return this.tokens.length - this.#at;
  }

  next(count: number): readonly number[] {
    return this.tokens.slice(this.#at, this.#at + count);
  }

  /** @param hidden sum over the chunk */
  add(hidden: Float32Array, count: number): void {
    this.#at += count;
    for (let i = 0; i < this.#sum.length; i++) this.#sum[i]! += hidden[i]!;
    if (this.left === 0) this.resolve(this.#sum.map((value) => value / this.tokens.length));
  }
}
