import type { GraphBuilder } from '../onnx/graph-builder.js';
import type { Region } from '../onnx/model.js';
import type { DecoderTarget } from './target.js';
import type { Matrix } from './weights.js';

/**
 * How quantised matrices take their input: `int8` rounds it, with one scale per block of weights; `float32` leaves it as it is, which is exact,
 * and on a CPU 3 times (4-bit weights) to 100 times (8-bit) slower.
 */
export type Activations = 'int8' | 'float32';

/** MatMulNBits' attribute accuracy_level. */
const ACCURACY_LEVEL = { float32: 1, int8: 4 } as const satisfies Record<Activations, number>;

/** What a product depends on beside its matrix. */
export interface LinearContext {
  readonly graph: GraphBuilder;
  readonly activations: Activations;
  readonly target: Pick<DecoderTarget, 'product'>;
}

/** Sums of x over each group of 32 columns, [B,S,columns] → [B,S,columns/32]; products of the same x share them. */
function groupSums(graph: GraphBuilder, x: string, columns: number, group: number): string {
  const sums = `${x}.group_sums`;
  if (graph.defines(sums)) return sums;
  const groups = graph.node('Reshape', [x, graph.ints(0, 0, columns / group, group)], `${x}.groups`);
  return graph.node('ReduceSum', [groups, graph.ints(-1)], sums, { keepdims: 0 });
}

/** y = x · matrixᵀ (+ bias, float32 [rows]): x [B,S,columns] → y [B,S,rows]. Returns y's name, `name`. */
export function linear(
  { graph, activations, target }: LinearContext,
  name: string,
  x: string,
  matrix: Matrix,
  bias?: Region,
): string {
  const { rows, columns } = matrix;
  const biasName = bias
    ? graph.initializer({ name: `${name}.bias`, type: 'float32', dims: [rows], region: bias })
    : undefined;
  if (matrix.kind === 'float') {
    const weights = graph.initializer({
      name: `${name}.weight`,
      type: 'float32',
      dims: [rows, columns],
      region: matrix.weights,
    });
    const product = target.product(graph, x, weights, biasName ? `${name}.product` : name);
    return biasName ? graph.node('Add', [product, biasName], name) : product;
  }
  const { bits, group, offsets } = matrix.layout;
  const groups = columns / group;
  const codes = graph.initializer({
    name: `${name}.codes`,
    type: 'uint8',
    dims: [rows, groups, (group * bits) / 8],
    region: matrix.codes,
  });
  const scales = graph.initializer({
    name: `${name}.scales`,
    type: 'float32',
    dims: [rows, groups],
    region: matrix.scales,
  });
  const product = graph.node(
    'MatMulNBits',
    biasName ? [x, codes, scales, '', '', biasName] : [x, codes, scales],
    offsets ? `${name}.product` : name,
    { K: columns, N: rows, bits, block_size: group, accuracy_level: ACCURACY_LEVEL[activations] },
  );
  if (!offsets) return product;
  const offsetsName = graph.initializer({
    name: `${name}.offsets`,
    type: 'float32',
    dims: [rows, groups],
    region: matrix.offsets,
  });
  const correction = target.product(graph, groupSums(graph, x, columns, group), offsetsName, `${name}.correction`);
  return graph.node('Add', [product, correction], name);
}
