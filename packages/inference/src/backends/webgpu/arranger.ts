import { InferenceSession, Tensor } from 'onnxruntime-node';
import { encodeModel } from '../../graph/onnx/encode.js';
import { GraphBuilder } from '../../graph/onnx/graph-builder.js';
import type { Value } from '../../graph/onnx/model.js';
import type { KvShape } from '../kv-shape.js';
import { Columns } from './columns.js';
import { int64, openOnDevice } from './session.js';
import type { Native } from './session.js';

/** Rows [from, to) of a cache. */
export interface Piece {
  readonly columns: Columns;
  readonly from: number;
  readonly to: number;
}

/** Puts rows of caches together into new ones, on the device: one small graph, all layers in one run. */
export class Arranger {
  readonly #names: readonly string[];

  private constructor(
    private readonly session: InferenceSession,
    private readonly shape: KvShape,
    private readonly native: Native,
  ) {
    this.#names = tensorNames(shape.layers);
  }

  static async open(shape: KvShape, native: Native): Promise<Arranger> {
    const names = tensorNames(shape.layers);
    const outputs = names.map((name) => `out.${name}`);
    const session = await native(() => openOnDevice(arrangeGraph(shape, names), () => true, outputs));
    return new Arranger(session, shape, native);
  }

  /** Columns of no tokens. */
  blank(capacity: number): Promise<Columns> {
    return this.#append(this.#nothing(0, capacity), this.#nothing(1, 0), 0, 1, 0, capacity);
  }

  /** Copies pieces one below the other, each with its first columns as far as `capacity` reaches; columns it has not are 0. */
  async together(pieces: readonly Piece[], capacity: number): Promise<Columns> {
    let result: Columns | undefined;
    for (const { columns, from, to } of pieces) {
      const above = result?.tensors ?? this.#nothing(0, capacity);
      const keep = Math.min(columns.capacity, capacity);
      const next = await this.#append(above, columns.tensors, from, to, keep, capacity);
      result?.release();
      result = next;
    }
    return result!;
  }

  close(): Promise<void> {
    return this.session.release();
  }

  async #append(
    above: readonly Tensor[],
    source: readonly Tensor[],
    from: number,
    to: number,
    keep: number,
    capacity: number,
  ): Promise<Columns> {
    const feeds: Record<string, Tensor> = {
      starts: int64([from, 0], [2]),
      ends: int64([to, keep], [2]),
      pads: int64([0, 0, 0, 0, 0, 0, capacity - keep, 0], [8]),
    };
    for (const [index, name] of this.#names.entries()) {
      feeds[`above.${name}`] = above[index]!;
      feeds[`source.${name}`] = source[index]!;
    }
    const results = await this.native(() => this.session.run(feeds));
    const tensors = this.#names.map((name) => results[`out.${name}`]!);
    return new Columns(tensors, tensors[0]!.dims[0]!, capacity);
  }

  /** Tensors without a value: nothing is moved for them. */
  #nothing(rows: number, capacity: number): Tensor[] {
    const dims = [rows, this.shape.kvHeads, capacity, this.shape.headSize];
    return this.#names.map(() => new Tensor('float32', new Float32Array(0), dims));
  }
}

function tensorNames(layers: number): string[] {
  return Array.from({ length: layers }, (_, layer) => [`k.${layer}`, `v.${layer}`]).flat();
}

function arrangeGraph({ kvHeads, headSize }: KvShape, names: readonly string[]): Uint8Array {
  const graph = new GraphBuilder('arrange');
  const value = (name: string, rows: string, columns: string): Value => ({
    name,
    type: 'float32',
    dims: [rows, kvHeads, columns, headSize],
  });
  const ints = (name: string, length: number): Value => ({ name, type: 'int64', dims: [length] });
  for (const name of names) {
    const rows = graph.node('Slice', [`source.${name}`, 'starts', 'ends', graph.ints(0, 2)], `rows.${name}`);
    const wide = graph.node('Pad', [rows, 'pads'], `wide.${name}`);
    graph.node('Concat', [`above.${name}`, wide], `out.${name}`, { axis: 0 });
  }
  const inputs = names.flatMap((name) => [
    value(`above.${name}`, 'above', 'capacity'),
    value(`source.${name}`, 'source', 'columns'),
  ]);
  const built = graph.build(
    [ints('starts', 2), ints('ends', 2), ints('pads', 8), ...inputs],
    names.map((name) => value(`out.${name}`, 'rows', 'capacity')),
  );
  return encodeModel({ graph: built, dataFile: '', producer: 'hearth' });
}
