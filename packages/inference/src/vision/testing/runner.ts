import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { PreparedPicture, Positions, TensorData, VisionModel } from '../family.js';

interface Caches {
  [name: string]: Tensor;
}

/** Runs the three files of a model directly, one row at a time: the reference for what the engine does with many. */
export interface Runner {
  /** Features of a picture, [features, hidden]. */
  encode(picture: PreparedPicture): Promise<Tensor>;
  /** Logits of the last token after the prompt and after each of `steps` tokens chosen greedily, and those tokens. */
  greedy(
    ids: readonly number[],
    pictures: readonly PreparedPicture[],
    steps: number,
  ): Promise<{ logits: Float32Array[]; ids: number[] }>;
  close(): Promise<void>;
}

function tensor({ type, dims, data }: TensorData): Tensor {
  return new Tensor(type, data as never, [...dims]);
}

function int64(values: readonly number[], dims: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), [...dims]);
}

function positionTensor(rows: readonly (readonly number[])[], length: number): Tensor {
  return int64(rows.flat(), rows.length === 1 ? [1, length] : [rows.length, 1, length]);
}

function argmax(values: Float32Array): number {
  return values.reduce((best, value, i) => (value > values[best]! ? i : best), 0);
}

/** @param model whose tensors, caches and positions the files take */
export async function createRunner(dir: string, model: VisionModel): Promise<Runner> {
  const open = (name: string): Promise<InferenceSession> =>
    InferenceSession.create(`${dir}onnx/${name}.onnx`, { intraOpNumThreads: 1 });
  const [vision, embed, decoder] = await Promise.all([
    open('vision_encoder'),
    open('embed_tokens'),
    open('decoder_model_merged'),
  ]);
  const takesPositions = decoder.inputNames.includes('position_ids');

  function emptyCaches(): Caches {
    return Object.fromEntries(
      model.caches.map(({ input }) => {
        const found = decoder.inputMetadata.find(({ name }) => name === input);
        if (!found?.isTensor) throw new Error(`the decoder has no input ${input}`);
        const shape = found.shape.map((side, axis) => (typeof side === 'number' ? side : axis === 0 ? 1 : 0));
        return [input, new Tensor('float32', new Float32Array(shape.reduce((a, b) => a * b, 1)), shape)];
      }),
    );
  }

  async function embeddings(ids: readonly number[]): Promise<Tensor> {
    return (await embed.run({ input_ids: int64(ids, [1, ids.length]) }))['inputs_embeds']!;
  }

  async function encode(picture: PreparedPicture): Promise<Tensor> {
    const feeds = Object.entries(picture.tensors).map(([name, data]) => [name, tensor(data)] as const);
    return (await vision.run(Object.fromEntries(feeds)))['image_features']!;
  }

  async function step(rows: Tensor, past: number, positions: Positions['rows'], caches: Caches): Promise<Float32Array> {
    const length = rows.dims[1]!;
    const outputs = await decoder.run({
      inputs_embeds: rows,
      attention_mask: int64(Array<number>(past + length).fill(1), [1, past + length]),
      ...(takesPositions ? { position_ids: positionTensor(positions, length) } : {}),
      ...caches,
    });
    for (const { input, output } of model.caches) caches[input] = outputs[output]!;
    const logits = outputs['logits']!.data as Float32Array;
    return logits.slice(-outputs['logits']!.dims[2]!);
  }

  return {
    encode,
    async greedy(ids, pictures, steps) {
      const rows = await embeddings(ids);
      const hidden = rows.dims[2]!;
      const features = await Promise.all(pictures.map(encode));
      const stacked = features.flatMap(({ data }) => [...(data as Float32Array)]);
      let next = 0;
      for (const [i, id] of ids.entries())
        if (id === model.imageTokenId) {
          (rows.data as Float32Array).set(stacked.slice(next, next + hidden), i * hidden);
          next += hidden;
        }
      const { rows: positions, delta } = model.positions(ids, pictures);
      const caches = emptyCaches();
      const logits = [await step(rows, 0, positions, caches)];
      const chosen = [argmax(logits[0]!)];
      for (let past = ids.length; chosen.length < steps; past++) {
        const at = positions.map(() => [past + delta]);
        logits.push(await step(await embeddings(chosen.slice(-1)), past, at, caches));
        chosen.push(argmax(logits.at(-1)!));
      }
      return { logits, ids: chosen };
    },
    async close() {
      await Promise.all([vision.release(), embed.release(), decoder.release()]);
    },
  };
}
