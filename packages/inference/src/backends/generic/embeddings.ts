import type { InferenceSession } from 'onnxruntime-node';
import { Tensor } from 'onnxruntime-node';
import type { Scene } from '../backend.js';
import { int64 } from './session.js';
import type { Native } from './session.js';

/** Ids to rows of embeddings: those of the vocabulary by `embed_tokens`, those beyond it from the row's pictures. */
export class Embeddings {
  constructor(
    private readonly session: InferenceSession,
    private readonly native: Native,
    private readonly vocabSize: number,
    readonly hiddenSize: number,
  ) {}

  /** @returns [rows, tokens of a row, hiddenSize]; every row has the same number of tokens */
  async of(
    rows: readonly { readonly tokens: readonly number[]; readonly scene: Scene | undefined }[],
  ): Promise<Tensor> {
    const { vocabSize, hiddenSize } = this;
    const count = rows[0]!.tokens.length;
    // Any id of the vocabulary does for a place that is overwritten.
    const ids = rows.flatMap(({ tokens }) => tokens.map((id) => (id < vocabSize ? id : 0)));
    const results = await this.native(() => this.session.run({ input_ids: int64(ids, [rows.length, count]) }));
    const output = results[this.session.outputNames[0]!]!;
    if (output.type !== 'float32') throw new Error(`embeddings are ${output.type}; float32 is what this program takes`);
    const values = output.data as Float32Array;
    for (const [row, { tokens, scene }] of rows.entries())
      for (const [at, id] of tokens.entries())
        if (id >= vocabSize) values.set(scene!.features(id), (row * count + at) * hiddenSize);
    return new Tensor('float32', values, [rows.length, count, hiddenSize]);
  }

  dispose(): Promise<void> {
    return this.session.release();
  }
}
