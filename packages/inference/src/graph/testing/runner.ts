import { join } from 'node:path';

import { InferenceSession, Tensor } from 'onnxruntime-node';

import { GRAPH_FILE, type GraphFacts } from '../import/import-gguf.js';

/** The KV cache of one row, exactly as long as its tokens: one array a layer, [kvHeads, length, headSize]. */
export class RowCache {
  length = 0;
  readonly k: Float32Array[];
  readonly v: Float32Array[];

  constructor(private readonly facts: GraphFacts) {
    this.k = Array.from({ length: facts.layers }, () => new Float32Array(0));
    this.v = Array.from({ length: facts.layers }, () => new Float32Array(0));
  }

  /** Appends `count` columns of row `row` out of new_k and new_v, [B, count, kvHeads·headSize]. */
  append(layer: number, newK: Float32Array, newV: Float32Array, row: number, count: number): void {
    this.k[layer] = this.#grown(this.k[layer]!, newK, row, count);
    this.v[layer] = this.#grown(this.v[layer]!, newV, row, count);
  }

  #grown(old: Float32Array, fresh: Float32Array, row: number, count: number): Float32Array {
    const { kvHeads, headSize } = this.facts;
    const before = this.length * headSize;
    const grown = new Float32Array(kvHeads * (this.length + count) * headSize);
    for (let head = 0; head < kvHeads; head++) {
      const to = head * (this.length + count) * headSize;
      grown.set(old.subarray(head * before, (head + 1) * before), to);
      for (let i = 0; i < count; i++) {
        const from = ((row * count + i) * kvHeads + head) * headSize;
        grown.set(fresh.subarray(from, from + headSize), to + before + i * headSize);
      }
    }
    return grown;
  }
}

export interface Outputs {
  /** One row of logits for each row and wanted position. */
  readonly logits: Float32Array[];
  /** [B·S] rows of the residual stream. */
  readonly hidden: Float32Array[];
}

/** The large negative number of the mask. */
const MASKED = -1e9;

/** Runs an imported graph by the table in ModelManifest, plainly: copies wherever that is simpler. */
export class GraphRunner {
  private constructor(
    private readonly session: InferenceSession,
    private readonly facts: GraphFacts,
  ) {}

  static async open(dir: string, facts: GraphFacts): Promise<GraphRunner> {
    return new GraphRunner(await InferenceSession.create(join(dir, GRAPH_FILE)), facts);
  }

  close(): Promise<void> {
    return this.session.release();
  }

  /** Feeds several tokens of one row; `capacity` columns of cache go in, those past the row's length filled with rubbish. */
  async prefill(
    cache: RowCache,
    tokens: readonly number[],
    wanted: readonly number[],
    capacity = cache.length,
  ): Promise<Outputs> {
    const past = cache.length;
    return this.#run([cache], tokens, capacity, wanted, {
      mask: new Tensor('float32', new Float32Array(1), [1, 1, 1, 1]),
      prefill: new Tensor('bool', [true], [1]),
      seqlens_k: new Tensor('int32', [past + tokens.length - 1], [1]),
      total_len: new Tensor('int32', [past + tokens.length], [1]),
    });
  }

  /** Feeds one token to each row. */
  async decode(caches: readonly RowCache[], tokens: readonly number[], capacity: number): Promise<Outputs> {
    const rows = caches.length;
    const mask = new Float32Array(rows * (capacity + 1));
    caches.forEach(({ length }, row) => {
      const begin = row * (capacity + 1);
      mask.fill(MASKED, begin + length, begin + capacity);
    });
    return this.#run(caches, tokens, capacity, [0], {
      mask: new Tensor('float32', mask, [rows, 1, 1, capacity + 1]),
      prefill: new Tensor('bool', [false], [1]),
      seqlens_k: new Tensor('int32', new Int32Array(rows), [rows]),
      total_len: new Tensor('int32', [0], [1]),
    });
  }

  async #run(
    caches: readonly RowCache[],
    tokens: readonly number[],
    capacity: number,
    wanted: readonly number[],
    feeds: Record<string, Tensor>,
  ): Promise<Outputs> {
    const { layers, kvHeads, headSize, vocabSize, hiddenSize } = this.facts;
    const rows = caches.length;
    const count = tokens.length / rows;
    const positions = caches.flatMap(({ length }) => Array.from({ length: count }, (_, i) => BigInt(length + i)));
    const wantedRows = caches.flatMap(() => wanted.map(BigInt));
    feeds['input_ids'] = new Tensor('int64', BigInt64Array.from(tokens, BigInt), [rows, count]);
    feeds['position_ids'] = new Tensor('int64', BigInt64Array.from(positions), [rows, count]);
    feeds['wanted'] = new Tensor('int64', BigInt64Array.from(wantedRows), [rows, wanted.length, 1]);
    for (let layer = 0; layer < layers; layer++) {
      const dims = [rows, kvHeads, capacity, headSize];
      feeds[`past_k.${layer}`] = new Tensor(
        'float32',
        this.#padded(caches, (cache) => cache.k[layer]!, capacity),
        dims,
      );
      feeds[`past_v.${layer}`] = new Tensor(
        'float32',
        this.#padded(caches, (cache) => cache.v[layer]!, capacity),
        dims,
      );
    }
    const results = await this.session.run(feeds);
    const floats = (name: string): Float32Array => results[name]!.data as Float32Array;
    caches.forEach((cache, row) => {
      for (let layer = 0; layer < layers; layer++) {
        cache.append(layer, floats(`new_k.${layer}`), floats(`new_v.${layer}`), row, count);
      }
      cache.length += count;
    });
    return { logits: inRows(floats('logits'), vocabSize), hidden: inRows(floats('hidden'), hiddenSize) };
  }

  /** [rows, kvHeads, capacity, headSize]; unused columns hold large numbers, which must not matter. */
  #padded(caches: readonly RowCache[], of: (cache: RowCache) => Float32Array, capacity: number): Float32Array {
    const { kvHeads, headSize } = this.facts;
    const values = new Float32Array(caches.length * kvHeads * capacity * headSize).fill(1e3);
    caches.forEach((cache, row) => {
      const used = cache.length * headSize;
      for (let head = 0; head < kvHeads; head++) {
        const to = (row * kvHeads + head) * capacity * headSize;
        values.set(of(cache).subarray(head * used, (head + 1) * used), to);
      }
    });
    return values;
  }
}

function inRows(values: Float32Array, width: number): Float32Array[] {
  return Array.from({ length: values.length / width }, (_, row) => values.subarray(row * width, (row + 1) * width));
}

/** Index of the largest value. */
export function argmax(values: Float32Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

/** Largest distance between two vectors' entries. */
export function maxDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`lengths ${a.length} and ${b.length} differ`);
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]! - b[i]!));
  return largest;
}
