import { join } from 'node:path';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { DEVICE_GRAPH } from '../../graph/index.js';
import type { ModelManifest } from '../../models/manifest.js';
import { Columns } from './columns.js';
import { float32, int64, openOnDevice } from './session.js';
import type { Native } from './session.js';

/** Tokens that go to one row. */
export interface RowInput {
  readonly tokens: readonly number[];
  /** Columns the row has already. */
  readonly past: number;
}

export interface Computed {
  /** The cache with the new columns. */
  readonly columns: Columns;
  /** [rows,1,vocabSize], on the device; the caller disposes it. */
  readonly logits: Tensor;
  /** [rows,1,n], falling. */
  readonly topLogits: Float32Array;
  readonly topIds: BigInt64Array;
  /** [rows,hiddenSize] */
  readonly hiddenSum: Float32Array;
}

/** DEVICE_GRAPH on the device: its names and shapes are known here only. */
export class Decoder {
  readonly #past: readonly string[];
  readonly #present: readonly string[];

  private constructor(
    private readonly session: InferenceSession,
    private readonly manifest: ModelManifest,
    private readonly native: Native,
  ) {
    [this.#past, this.#present] = [names('past', manifest.layers), names('present', manifest.layers)];
  }

  static async open(dir: string, manifest: ModelManifest, native: Native): Promise<Decoder> {
    const small = ['top_logits', 'top_ids', 'hidden_sum'];
    const outputs = ['logits', ...small, ...names('present', manifest.layers)];
    const session = await native(() =>
      openOnDevice(join(dir, DEVICE_GRAPH.file), (output) => !small.includes(output), outputs),
    );
    return new Decoder(session, manifest, native);
  }

  /** Feeds the same number of tokens to each row of a cache that has room for them. The cache itself stays as it is. */
  async run(rows: readonly RowInput[], cache: Columns): Promise<Computed> {
    const { heads, kvHeads } = this.manifest;
    const batch = rows.length;
    const count = rows[0]!.tokens.length;
    const shape = [batch, count];
    const positions = rows.map(({ tokens, past }) => tokens.map((_, i) => past + i));
    const kv = Array.from({ length: kvHeads }, (_, head) => head);
    const places = positions.flatMap((columns, row) =>
      columns.flatMap((column) => kv.flatMap((head) => [row, head, column])),
    );
    const group = heads / kvHeads;
    const lastSeen = positions.flatMap((columns) => Array.from({ length: group }, () => columns).flat());
    const tokens = rows.flatMap((row) => row.tokens);
    const results = await this.native(() =>
      this.session.run({
        input_ids: int64(tokens, shape),
        position_ids: int64(positions.flat(), shape),
        places: int64(places, [...shape, kvHeads, 3]),
        columns: float32(
          Array.from({ length: cache.capacity }, (_, column) => column),
          [cache.capacity],
        ),
        last_seen: float32(lastSeen, [batch, 1, group * count, 1]),
        ...Object.fromEntries(this.#past.map((name, index) => [name, cache.tensors[index]!])),
      }),
    );
    const present = this.#present.map((name) => results[name]!);
    return {
      columns: new Columns(present, batch, cache.capacity),
      logits: results['logits']!,
      topLogits: results['top_logits']!.data as Float32Array,
      topIds: results['top_ids']!.data as BigInt64Array,
      hiddenSum: results['hidden_sum']!.data as Float32Array,
    };
  }

  close(): Promise<void> {
    return this.session.release();
  }
}

function names(when: 'past' | 'present', layers: number): string[] {
  return Array.from({ length: layers }, (_, layer) => [`${when}_k.${layer}`, `${when}_v.${layer}`]).flat();
}
