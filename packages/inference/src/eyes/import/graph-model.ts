import { z } from 'zod';
import { ImportError } from '../../graph/errors.js';

const size = z.object({ size: z.string().optional() });
const attribute = z.object({
  f: z.number().optional(),
  /** Base64. */
  s: z.string().optional(),
  b: z.boolean().optional(),
  list: z.object({ i: z.array(z.string()).optional() }).optional(),
  shape: z.object({ dim: z.array(size).optional() }).optional(),
});

/** A node of TensorFlow's GraphDef, as far as it is read. */
const node = z.object({
  name: z.string(),
  op: z.string(),
  input: z.array(z.string()).default([]),
  attr: z.record(z.string(), attribute).default({}),
});
export type GraphNode = z.infer<typeof node>;

/** What is read of a `model.json` (https://github.com/tensorflow/tfjs, tfjs-core/src/io/types.ts: ModelJSON). */
const graphModel = z.object({
  format: z.literal('graph-model'),
  modelTopology: z.object({ node: z.array(node) }),
  weightsManifest: z.tuple([
    z.object({
      weights: z.array(
        z.object({
          name: z.string(),
          shape: z.array(z.number().int().nonnegative()),
          dtype: z.enum(['float32', 'int32']),
          quantization: z.object({ dtype: z.literal('float16') }).optional(),
        }),
      ),
    }),
  ]),
});

/** A constant of the graph: whole numbers, or the bit patterns of float16. */
export type Constant = Ints | Halves;
export interface Ints {
  readonly type: 'int32';
  readonly dims: readonly number[];
  readonly values: readonly number[];
}
export interface Halves {
  readonly type: 'float16';
  readonly dims: readonly number[];
  readonly bits: Uint16Array;
}

/** A TensorFlow.js graph model whose weights were stored as float16. */
export interface GraphModel {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly constants: ReadonlyMap<string, Constant>;
}

/** Bytes of one element as stored. */
const BYTES = { int32: 4, float16: 2 } as const;

/**
 * Reads a TensorFlow.js graph model: `json` its topology, `weights` its one file of weights, which lie one after the other.
 * @throws ImportError when it is none, or the sizes do not fit
 */
export function readGraphModel(json: string, weights: Uint8Array): GraphModel {
  const parsed = graphModel.safeParse(parse(json));
  if (!parsed.success) throw new ImportError('format', `not a graph model that can be read: ${parsed.error.message}`);
  const { modelTopology, weightsManifest } = parsed.data;
  const constants = new Map<string, Constant>();
  let at = 0;
  for (const { name, shape: dims, dtype, quantization } of weightsManifest[0].weights) {
    if (dtype === 'float32' && !quantization) throw new ImportError('unsupported', `${name} is not stored as float16`);
    const type = dtype === 'int32' ? 'int32' : 'float16';
    const count = dims.reduce((product, dim) => product * dim, 1);
    const end = at + count * BYTES[type];
    if (end > weights.byteLength) throw new ImportError('format', 'the file of weights is too short');
    // A copy: where the elements lie in the file is no multiple of their size.
    const bytes = new Uint8Array(weights.subarray(at, end)).buffer;
    if (type === 'int32') constants.set(name, { type, dims, values: [...new Int32Array(bytes)] });
    else constants.set(name, { type, dims, bits: new Uint16Array(bytes) });
    at = end;
  }
  if (at !== weights.byteLength) throw new ImportError('format', 'the file of weights is too long');
  return { nodes: new Map(modelTopology.node.map((one) => [one.name, one])), constants };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new ImportError('format', `not JSON: ${(cause as Error).message}`);
  }
}
