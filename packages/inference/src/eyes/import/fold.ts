import type { Constant, GraphNode, Ints } from './graph-model.js';

/** The value of a node whose inputs are all constant; undefined for nodes that are computed. Whole numbers only: they make up shapes. */
export function foldConstant(node: GraphNode, constant: (input: string) => Constant | undefined): Constant | undefined {
  if (node.op !== 'AddV2' && node.op !== 'SparseToDense') return undefined;
  const inputs = node.input.map(constant);
  if (!inputs.every((input): input is Ints => input?.type === 'int32')) return undefined;
  if (node.op === 'AddV2') return sum(inputs as [Ints, Ints]);
  const [places, shape, values, otherwise] = inputs as [Ints, Ints, Ints, Ints];
  const filled = new Array<number>(shape.values[0]!).fill(otherwise.values[0]!);
  places.values.forEach((place, at) => (filled[place] = values.values[at]!));
  return { type: 'int32', dims: shape.values, values: filled };
}

function sum([a, b]: readonly [Ints, Ints]): Ints {
  return { type: 'int32', dims: a.dims, values: a.values.map((value, at) => value + b.values[at]!) };
}
