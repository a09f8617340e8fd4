import type { GraphBuilder } from '../onnx/graph-builder.js';
import type { DecoderShape } from './shape.js';
import type { WeightPlan } from './weights.js';

/** Tensor with Llama 3's stretched context: what each frequency is divided by, [headSize/2]. */
export const ROPE_DIVISORS = 'rope_freqs.weight';

/**
 * A table of angles' cosines or sines, [contextLength, headSize/2]: position / factor · base^(−2i/headSize), the frequency divided by
 * `divisors[i]` where the file has ROPE_DIVISORS.
 */
export function rotaryTable(
  { contextLength, headSize, ropeBase, ropeFactor }: DecoderShape,
  divisors: Float32Array | undefined,
  of: (angle: number) => number,
): Float32Array {
  const pairs = headSize / 2;
  const frequencies = Array.from({ length: pairs }, (_, i) => ropeBase ** ((-2 * i) / headSize) / (divisors?.[i] ?? 1));
  const table = new Float32Array(contextLength * pairs);
  for (let position = 0, at = 0; position < contextLength; position++) {
    for (let i = 0; i < pairs; i++, at++) table[at] = of((position / ropeFactor) * frequencies[i]!);
  }
  return table;
}

export interface RotaryTables {
  readonly cos: string;
  readonly sin: string;
}

/** Puts both tables into the data file and names them in the graph. */
export function rotaryTables(
  graph: GraphBuilder,
  weights: WeightPlan,
  shape: DecoderShape,
  divisors: Float32Array | undefined,
): RotaryTables {
  const dims = [shape.contextLength, shape.headSize / 2];
  const table = (name: string, of: (angle: number) => number): string => {
    const region = weights.computed(dims[0]! * dims[1]!, () => rotaryTable(shape, divisors, of));
    return graph.initializer({ name, type: 'float32', dims, region });
  };
  return { cos: table('rotary.cos', Math.cos), sin: table('rotary.sin', Math.sin) };
}
