import { cpus } from 'node:os';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Backend, KvBlock, PrefillResult, Row, Scene } from '../backend.js';
import { bytesOf, columnBytes, concatenate, gather, noColumns } from './caches.js';
import type { Cache, Columns } from './caches.js';
import type { Embeddings } from './embeddings.js';
import type { EncoderThread } from './encoder-thread.js';
import { GenericRow, maskOf } from './row.js';
import type { Batch } from './row.js';
import { inputOf, int64 } from './session.js';
import type { Feeds, Native } from './session.js';

interface GenericBlock extends KvBlock {
  readonly columns: Columns;
}

export interface GenericParts {
  readonly decoder: InferenceSession;
  /** Of pictures; only freed here. */
  readonly encoder: EncoderThread;
  readonly embeddings: Embeddings;
  readonly caches: readonly Cache[];
  readonly native: Native;
  readonly vocabSize: number;
  readonly contextLength: number;
  /** The decoder attends by GroupQueryAttention, which writes a row's new column right behind its others. */
  readonly fillsGaps: boolean;
}

/**
 * onnxruntime on the CPU, with a decoder as Hugging Face exports it: embeddings in, the whole cache in and out. A row alone gets back what
 * the graph gave; rows decoded together stay together, and are only copied when others come or one leaves.
 */
export class GenericBackend implements Backend {
  readonly name = 'generic';
  readonly device = cpus()[0]?.model ?? 'CPU';
  readonly divisible: boolean;
  readonly vocabSize: number;
  readonly hiddenSize: number;
  readonly contextLength: number;
  readonly bytesPerToken: number;
  readonly #outputs: readonly string[];
  /** Axes of the position ids; 0 where the graph counts by itself. */
  readonly #axes: number;
  readonly #positionRank: number;
  readonly #keep: Feeds;

  constructor(private readonly parts: GenericParts) {
    const { decoder, caches, embeddings } = parts;
    this.vocabSize = parts.vocabSize;
    this.hiddenSize = embeddings.hiddenSize;
    this.contextLength = parts.contextLength;
    this.bytesPerToken = columnBytes(caches);
    this.divisible = caches.every(({ kind }) => kind === 'keys-values');
    this.#outputs = caches.map(({ output }) => output);
    const takes = (name: string) => decoder.inputNames.includes(name);
    this.#positionRank = takes('position_ids') ? inputOf(decoder, 'position_ids').shape.length : 0;
    this.#axes = [0, 1, 1, 3][this.#positionRank]!;
    this.#keep = takes('num_logits_to_keep')
      ? { num_logits_to_keep: int64([1], inputOf(decoder, 'num_logits_to_keep').shape.length === 0 ? [] : [1]) }
      : {};
  }

  open(prefix: readonly KvBlock[], _columns: number, scene?: Scene): Row {
    const { caches } = this.parts;
    const blocks = prefix as readonly GenericBlock[];
    const columns =
      blocks.length > 0
        ? concatenate(
            caches,
            blocks.map((block) => block.columns),
          )
        : noColumns(caches);
    const length = blocks.reduce((sum, block) => sum + block.length, 0);
    return new GenericRow(caches, columns, length, scene);
  }

  async prefill(handle: Row, tokens: readonly number[], want: 'nothing' | 'logits' | 'hidden'): Promise<PrefillResult> {
    const row = handle as GenericRow;
    const inputs = await this.parts.embeddings.of([{ tokens, scene: row.scene }]);
    // Exports give no inner states; those of the embeddings are all there is to tell texts apart.
    const hidden = want === 'hidden' ? sumRows(inputs.data as Float32Array, this.hiddenSize) : undefined;
    const total = row.length + tokens.length;
    const mask = int64(new Array<number>(total).fill(1), [1, total]);
    const results = await this.#run([row], inputs, mask, row.columns, want === 'logits');
    row.keep(this.#fresh(results), total);
    if (hidden) return { hidden };
    return want === 'logits' ? { logits: this.#logits(results, 0) } : {};
  }

  async decode(steps: readonly { readonly row: Row; readonly token: number }[]): Promise<Float32Array[]> {
    const rows = steps.map(({ row }) => row as GenericRow);
    const inputs = await this.parts.embeddings.of(
      steps.map(({ token }, i) => ({ tokens: [token], scene: rows[i]!.scene })),
    );
    const batch = this.#together(rows);
    const mask = maskOf(batch);
    const shape = [rows.length, mask.length / rows.length];
    const results = await this.#run(rows, inputs, int64(mask, shape), batch.columns, true);
    batch.columns = this.#fresh(results);
    batch.steps++;
    for (const row of rows) row.length++;
    return rows.map((_, entry) => this.#logits(results, entry));
  }

  block(handle: Row, from: number, to: number): KvBlock {
    const row = handle as GenericRow;
    const spans = [{ from, count: to - from }];
    const columns = gather(this.parts.caches, [{ from: row.columns, entry: 0, spans }]);
    const block: GenericBlock = { length: to - from, bytes: bytesOf(columns), columns };
    return block;
  }

  close(row: Row): void {
    (row as GenericRow).keep([], 0);
  }

  async dispose(): Promise<void> {
    await this.parts.embeddings.dispose();
    await this.parts.decoder.release();
    await this.parts.encoder.close();
  }

  /** The batch of these rows: the one they are in, or a new one. */
  #together(rows: readonly GenericRow[]): Batch {
    const last = rows[0]!.batch;
    if (last?.rows.length === rows.length && rows.every((row, i) => row.batch === last && last.rows[i] === row))
      return last;
    const from = rows.map((row) => ({ from: row.columns, entry: 0, spans: [{ from: 0, count: row.length }] }));
    const columns = from.length === 1 ? from[0]!.from : gather(this.parts.caches, from);
    const lengths = rows.map(({ length }) => length);
    const batch: Batch = { rows, lengths, columns, steps: 0, fillsGaps: this.parts.fillsGaps };
    for (const row of rows) row.join(batch);
    return batch;
  }

  #run(
    rows: readonly GenericRow[],
    inputs: Tensor,
    mask: Tensor,
    past: Columns,
    logits: boolean,
  ): Promise<InferenceSession.ReturnType> {
    const { decoder, caches, native } = this.parts;
    const feeds = {
      inputs_embeds: inputs,
      attention_mask: mask,
      ...this.#positions(rows, inputs.dims[1]!),
      ...this.#keep,
      ...Object.fromEntries(caches.map(({ input }, index) => [input, past[index]!])),
    };
    return native(() => decoder.run(feeds, logits ? ['logits', ...this.#outputs] : this.#outputs));
  }

  /** [rows, count], or [3, rows, count]. */
  #positions(rows: readonly GenericRow[], count: number): Feeds {
    const axes = this.#axes;
    if (axes === 0) return {};
    const columns = rows.flatMap((row) => Array.from({ length: count }, (_, i) => row.positions(row.length + i, axes)));
    const values = Array.from({ length: axes }, (_, axis) => columns.map((column) => column[axis]!)).flat();
    const shape = [rows.length, count];
    return { position_ids: int64(values, this.#positionRank === 3 ? [axes, ...shape] : shape) };
  }

  #fresh(results: InferenceSession.ReturnType): Columns {
    return this.#outputs.map((name) => results[name]!);
  }

  /** Logits of an entry's last token. */
  #logits(results: InferenceSession.ReturnType, entry: number): Float32Array {
    const { data, dims, type } = results['logits']!;
    if (type !== 'float32') throw new Error(`logits are ${type}; float32 is what this program takes`);
    const [, count, size] = dims as [number, number, number];
    const end = (entry + 1) * count * size;
    return (data as Float32Array).subarray(end - size, end);
  }
}

/** [rows, size] → [size] */
function sumRows(values: Float32Array, size: number): Float32Array {
  const sum = new Float32Array(size);
  for (let i = 0; i < values.length; i++) sum[i % size]! += values[i]!;
  return sum;
}
