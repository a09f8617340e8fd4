import { cpus } from 'node:os';
import { join } from 'node:path';
import { Tensor } from 'onnxruntime-node';
import type { InferenceSession } from 'onnxruntime-node';
import type { ModelManifest } from '../../models/manifest.js';
import type { Backend, KvBlock, PrefillResult, Row } from '../backend.js';
import { columnBytes } from '../kv-shape.js';
import { KvStore } from './kv-store.js';
import { openSession } from './session.js';
import { Slab } from './slab.js';
import type { Resident } from './slab.js';

/** Added to the scores of columns that are not there: far below any score, far above -Infinity (which gives NaN when all are). */
const MASKED = -1e9;

interface CpuRow extends Resident {
  /** Where its columns lie until it joins the slab. */
  own: KvStore | undefined;
}

interface CpuBlock extends KvBlock {
  readonly store: KvStore;
}

export interface CpuSplitOptions {
  /** Folder of an imported model. */
  readonly dir: string;
  readonly manifest: ModelManifest;
  /** Threads of the graph's operators. */
  readonly threads: number;
  /** Columns of a row; at most what the model was trained for. */
  readonly contextLength: number;
  /** Name of the NVIDIA card that computes; the cache stays in the processor's memory. */
  readonly cuda?: string;
  /** Called around everything that runs inside onnxruntime. */
  readonly native?: <T>(run: () => Promise<T>) => Promise<T>;
}

/** Loads the model. @throws Error when the files are missing or broken. */
export async function createCpuSplitBackend(options: CpuSplitOptions): Promise<Backend> {
  const { dir, manifest, threads, cuda, native = (run) => run() } = options;
  const session = await native(() => openSession(join(dir, manifest.files.graph), threads, cuda !== undefined));
  return new CpuSplitBackend(session, (feeds, outputs) => native(() => session.run(feeds, outputs)), options);
}

type Run = (feeds: InferenceSession.FeedsType, outputs: readonly string[]) => Promise<InferenceSession.ReturnType>;

/**
 * onnxruntime on the CPU, with a graph that takes the KV cache as plain inputs and gives back only the new columns (table in ModelManifest).
 * A row's prompt is prefilled in a store of its own; with its first decode step it moves into the slab of rows in decode.
 */
class CpuSplitBackend implements Backend {
  readonly name: 'cpu-split' | 'cuda';
  readonly divisible = true;
  readonly device: string;
  readonly vocabSize: number;
  readonly hiddenSize: number;
  readonly contextLength: number;
  readonly bytesPerToken: number;
  readonly #manifest: ModelManifest;
  readonly #slab: Slab<CpuRow>;
  readonly #pastNames: readonly string[];
  readonly #newNames: readonly string[];

  constructor(
    private readonly session: InferenceSession,
    private readonly run: Run,
    { manifest, contextLength, cuda }: CpuSplitOptions,
  ) {
    this.name = cuda === undefined ? 'cpu-split' : 'cuda';
    this.device = cuda ?? cpus()[0]?.model ?? 'CPU';
    this.vocabSize = manifest.vocabSize;
    this.hiddenSize = manifest.hiddenSize;
    this.contextLength = contextLength;
    this.bytesPerToken = columnBytes(manifest);
    this.#manifest = manifest;
    this.#slab = new Slab(manifest);
    const layers = Array.from({ length: manifest.layers }, (_, layer) => layer);
    this.#pastNames = layers.flatMap((layer) => [`past_k.${layer}`, `past_v.${layer}`]);
    this.#newNames = layers.flatMap((layer) => [`new_k.${layer}`, `new_v.${layer}`]);
  }

  open(prefix: readonly KvBlock[], columns: number): Row {
    const own = new KvStore(this.#manifest, 1, columns);
    let length = 0;
    for (const block of prefix as readonly CpuBlock[]) {
      own.copy(block.store, 0, 0, block.length, 0, length);
      length += block.length;
    }
    const row: CpuRow = { length, own, position: undefined, poisoned: false };
    return row;
  }

  async prefill(handle: Row, tokens: readonly number[], want: 'nothing' | 'logits' | 'hidden'): Promise<PrefillResult> {
    const row = handle as CpuRow;
    const past = row.length;
    const count = tokens.length;
    this.#makeRoom(row, count);
    const store = row.own ?? this.#slab.store;
    const place = row.position ?? 0;
    const outputs = want === 'nothing' ? [] : [want];
    const results = await this.run(
      {
        input_ids: int64(tokens, [1, count]),
        position_ids: int64(
          tokens.map((_, i) => past + i),
          [1, count],
        ),
        mask: new Tensor('float32', new Float32Array(1), [1, 1, 1, 1]),
        prefill: new Tensor('bool', Uint8Array.of(1), [1]),
        seqlens_k: new Tensor('int32', Int32Array.of(past + count - 1), [1]),
        total_len: new Tensor('int32', Int32Array.of(past + count), [1]),
        wanted: int64([count - 1], [1, 1, 1]),
        ...this.#past(store, place, 1),
      },
      [...outputs, ...this.#newNames],
    );
    for (const [index, name] of this.#newNames.entries()) {
      store.write(index, floats(results, name), 0, count, place, past);
    }
    row.length += count;
    if (want === 'logits') return { logits: this.#logits(results, row, 0) };
    return want === 'hidden' ? { hidden: sumRows(floats(results, 'hidden'), this.hiddenSize) } : {};
  }

  async decode(steps: readonly { readonly row: Row; readonly token: number }[]): Promise<Float32Array[]> {
    for (const { row } of steps) this.#join(row as CpuRow);
    this.#slab.fit(1);
    const { store, residents } = this.#slab;
    const batch = residents.length;
    // Residents without a step (they wait for a chunk) are computed with the others, and nothing of it is kept.
    const tokens = new Array<number>(batch).fill(0);
    for (const { row, token } of steps) tokens[(row as CpuRow).position!] = token;
    const lengths = residents.map(({ length }) => length);
    const results = await this.run(
      {
        input_ids: int64(tokens, [batch, 1]),
        position_ids: int64(lengths, [batch, 1]),
        mask: new Tensor('float32', mask(lengths, store.capacity), [batch, 1, 1, store.capacity + 1]),
        prefill: new Tensor('bool', Uint8Array.of(0), [1]),
        seqlens_k: new Tensor('int32', Int32Array.from(lengths), [batch]),
        total_len: new Tensor('int32', Int32Array.of(store.capacity + 1), [1]),
        wanted: int64(new Array<number>(batch).fill(0), [batch, 1, 1]),
        ...this.#past(store, 0, batch),
      },
      ['logits', ...this.#newNames],
    );
    const rows = steps.map(({ row }) => row as CpuRow);
    for (const [index, name] of this.#newNames.entries()) {
      const fresh = floats(results, name);
      for (const row of rows) store.write(index, fresh, row.position!, 1, row.position!, row.length);
    }
    for (const row of rows) row.length++;
    return rows.map((row) => this.#logits(results, row, row.position!));
  }

  block(handle: Row, from: number, to: number): KvBlock {
    const row = handle as CpuRow;
    const store = new KvStore(this.#manifest, 1, to - from);
    store.copy(row.own ?? this.#slab.store, row.position ?? 0, from, to - from, 0, 0);
    const block: CpuBlock = { length: to - from, bytes: store.bytes, store };
    return block;
  }

  close(handle: Row): void {
    const row = handle as CpuRow;
    this.#slab.leave(row);
    row.own = undefined;
  }

  dispose(): Promise<void> {
    return this.session.release();
  }

  #join(row: CpuRow): void {
    if (!row.own) return;
    this.#slab.join(row, row.own);
    row.own = undefined;
  }

  #makeRoom(row: CpuRow, count: number): void {
    if (!row.own) this.#slab.fit(count);
    else if (row.length + count > row.own.capacity) row.own.resize(1, row.length + count, [row.length]);
  }

  #past(store: KvStore, row: number, count: number): Record<string, Tensor> {
    const { kvHeads, headSize } = this.#manifest;
    const shape = [count, kvHeads, store.capacity, headSize];
    return Object.fromEntries(
      this.#pastNames.map((name, index) => [name, new Tensor('float32', store.view(index, row, count), shape)]),
    );
  }

  /** Logits of one entry of the batch. A row whose logits are not numbers is marked, as its new columns are not either. */
  #logits(results: InferenceSession.ReturnType, row: CpuRow, entry: number): Float32Array {
    const logits = floats(results, 'logits').subarray(entry * this.vocabSize, (entry + 1) * this.vocabSize);
    row.poisoned ||= !Number.isFinite(logits[0]);
    return logits;
  }
}

function int64(values: readonly number[], dims: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), dims);
}

function floats(results: InferenceSession.ReturnType, name: string): Float32Array {
  return results[name]!.data as Float32Array;
}

/** [rows,1,1,capacity+1]: 0 for the columns a row has and for its new token, else {@link MASKED}. */
function mask(lengths: readonly number[], capacity: number): Float32Array {
  const values = new Float32Array(lengths.length * (capacity + 1));
  for (const [row, length] of lengths.entries()) {
    const begin = row * (capacity + 1);
    values.fill(MASKED, begin + length, begin + capacity);
  }
  return values;
}

/** [rows, size] → [size] */
function sumRows(values: Float32Array, size: number): Float32Array {
  const sum = new Float32Array(size);
  for (let i = 0; i < values.length; i++) sum[i % size]! += values[i]!;
  return sum;
}
