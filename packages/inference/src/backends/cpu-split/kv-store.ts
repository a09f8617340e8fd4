import { columnBytes } from '../kv-shape.js';
import type { KvShape } from '../kv-shape.js';

/**
 * KV cache of some rows: for each layer one array for keys and one for values, laid out [rows, kvHeads, capacity, headSize] as the graph
 * takes them, so that the first rows, or any single one, are a view of it. A column is what one token leaves behind.
 */
export class KvStore {
  /** Keys of layer 0, values of layer 0, keys of layer 1, … */
  readonly arrays: Float32Array[];
  #rows: number;
  #capacity: number;

  constructor(
    readonly shape: KvShape,
    rows: number,
    capacity: number,
  ) {
    this.#rows = rows;
    this.#capacity = capacity;
    this.arrays = Array.from({ length: 2 * shape.layers }, () => this.#allocate(rows, capacity));
  }

  get rows(): number {
    return this.#rows;
  }

  /** Columns a row can hold. */
  get capacity(): number {
    return this.#capacity;
  }

  get bytes(): number {
    return this.#rows * this.#capacity * columnBytes(this.shape);
  }

  /** Changes rows and capacity; keeps `lengths[i]` columns of row i. One array at a time, so that memory is never held twice. */
  resize(rows: number, capacity: number, lengths: readonly number[]): void {
    const { kvHeads, headSize } = this.shape;
    for (const [index, from] of this.arrays.entries()) {
      const to = this.#allocate(rows, capacity);
      for (const [row, length] of lengths.entries()) {
        for (let plane = row * kvHeads; plane < (row + 1) * kvHeads; plane++) {
          const begin = plane * this.#capacity * headSize;
          to.set(from.subarray(begin, begin + length * headSize), plane * capacity * headSize);
        }
      }
      this.arrays[index] = to;
    }
    this.#rows = rows;
    this.#capacity = capacity;
  }

  /** Copies `count` columns of another store's row, from column `from`, to this one's `row` at column `at`. */
  copy(source: KvStore, sourceRow: number, from: number, count: number, row: number, at: number): void {
    const { kvHeads, headSize } = this.shape;
    for (const [index, target] of this.arrays.entries()) {
      const array = source.arrays[index]!;
      for (let head = 0; head < kvHeads; head++) {
        const begin = ((sourceRow * kvHeads + head) * source.#capacity + from) * headSize;
        const end = begin + count * headSize;
        target.set(array.subarray(begin, end), ((row * kvHeads + head) * this.#capacity + at) * headSize);
      }
    }
  }

  /**
   * Stores what a run computed.
   * @param fresh keys or values of one layer, [batch, count, kvHeads·headSize]
   * @param index which array, as in `arrays`
   * @param entry which entry of the batch
   */
  write(index: number, fresh: Float32Array, entry: number, count: number, row: number, at: number): void {
    const { kvHeads, headSize } = this.shape;
    const target = this.arrays[index]!;
    for (let head = 0; head < kvHeads; head++) {
      let to = ((row * kvHeads + head) * this.#capacity + at) * headSize;
      let from = (entry * count * kvHeads + head) * headSize;
      for (let column = 0; column < count; column++) {
        for (let i = 0; i < headSize; i++) target[to + i] = fresh[from + i]!;
        to += headSize;
        from += kvHeads * headSize;
      }
    }
  }

  /** View of some rows of one array. */
  view(index: number, row: number, count: number): Float32Array {
    const size = this.shape.kvHeads * this.#capacity * this.shape.headSize;
    return this.arrays[index]!.subarray(row * size, (row + count) * size);
  }

  /** Zeroes a row: a masked column still takes part in a product, and zero times NaN is NaN. */
  wipe(row: number): void {
    for (let index = 0; index < this.arrays.length; index++) this.view(index, row, 1).fill(0);
  }

  #allocate(rows: number, capacity: number): Float32Array {
    return new Float32Array(rows * this.shape.kvHeads * capacity * this.shape.headSize);
  }
}
