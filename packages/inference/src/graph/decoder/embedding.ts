import type { GraphBuilder } from '../onnx/graph-builder.js';
import type { Matrix } from './weights.js';

/** Rows of the embedding matrix: ids [B,S] → [B,S,columns]. The matrix may be the output head's as well: the same bytes of the file serve both. */
export function embedding(graph: GraphBuilder, name: string, ids: string, matrix: Matrix): string {
  const { rows, columns } = matrix;
  if (matrix.kind === 'float') {
    const weights = graph.initializer({
      name: `${name}.weight`,
      type: 'float32',
      dims: [rows, columns],
      region: matrix.weights,
    });
    return graph.node('Gather', [weights, ids], name, { axis: 0 });
  }
  const { bits, group, offsets } = matrix.layout;
  const groups = columns / group;
  const codes = graph.initializer({
    name: `${name}.codes`,
    type: 'uint8',
    dims: [rows, (columns * bits) / 8],
    region: matrix.codes,
  });
  const scales = graph.initializer({
    name: `${name}.scales`,
    type: 'float32',
    dims: [rows, groups],
    region: matrix.scales,
  });
  const gathered = graph.node('GatherBlockQuantized', [codes, ids, scales], offsets ? `${name}.centred` : name, {
    bits,
    block_size: group,
    gather_axis: 0,
    quantize_axis: 1,
  });
  if (!offsets) return gathered;
  const offsetsName = graph.initializer({
    name: `${name}.offsets`,
    type: 'float32',
    dims: [rows, groups, 1],
    region: matrix.offsets,
  });
  const blocks = graph.node('Reshape', [gathered, graph.ints(0, 0, groups, group)], `${name}.blocks`);
  const rowOffsets = graph.node('Gather', [offsetsName, ids], `${name}.row_offsets`, { axis: 0 });
  const moved = graph.node('Add', [blocks, rowOffsets], `${name}.moved`);
  return graph.node('Reshape', [moved, graph.ints(0, 0, columns)], name);
}
