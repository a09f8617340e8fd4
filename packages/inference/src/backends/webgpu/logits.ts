import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { encodeModel } from '../../graph/onnx/encode.js';
import { GraphBuilder } from '../../graph/onnx/graph-builder.js';
import { int64, openOnDevice } from './session.js';
import type { Native } from './session.js';

/** Fetches all logits of one row: what an answer needs whose constraint or sampling the highest ones cannot decide. */
export class LogitsReader {
  private constructor(
    private readonly session: InferenceSession,
    private readonly native: Native,
  ) {}

  static async open(vocabSize: number, native: Native): Promise<LogitsReader> {
    return new LogitsReader(await native(() => openOnDevice(rowGraph(vocabSize), () => false, ['row'])), native);
  }

  /** @param logits [rows,1,vocabSize], on the device */
  async read(logits: Tensor, row: number): Promise<Float32Array> {
    const feeds = { logits, from: int64([row], [1]), to: int64([row + 1], [1]) };
    const results = await this.native(() => this.session.run(feeds));
    return results['row']!.data as Float32Array;
  }

  close(): Promise<void> {
    return this.session.release();
  }
}

function rowGraph(vocabSize: number): Uint8Array {
  const graph = new GraphBuilder('row');
  graph.node('Slice', ['logits', 'from', 'to', graph.ints(0)], 'row');
  const built = graph.build(
    [
      { name: 'logits', type: 'float32', dims: ['rows', 1, vocabSize] },
      { name: 'from', type: 'int64', dims: [1] },
      { name: 'to', type: 'int64', dims: [1] },
    ],
    [{ name: 'row', type: 'float32', dims: [1, 1, vocabSize] }],
  );
  return encodeModel({ graph: built, dataFile: '', producer: 'hearth' });
}
