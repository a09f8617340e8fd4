import { GraphBuilder } from '../../onnx/graph-builder.js';
import type { Graph } from '../../onnx/model.js';
import type { DecoderShape } from '../shape.js';

/** The mask of the decode branch, made once for all layers. */
export interface CacheMask {
  /** Added to the scores of the cache, [B,1,1,C]. */
  readonly mask: string;
  /** [1,C] as int64: how the new token and the cache lie side by side. */
  readonly columns: string;
}

/** Takes the mask apart. Its last column, the new token's, is always 0. */
export function cacheMask(graph: GraphBuilder): CacheMask {
  const mask = graph.node('Slice', ['mask', graph.ints(0), graph.ints(-1), graph.ints(3)], 'mask.cache');
  const width = graph.node('Shape', [mask], 'mask.cache_columns', { start: 3 });
  return { mask, columns: graph.node('Concat', [graph.ints(1), width], 'mask.columns', { axis: 0 }) };
}

/** Names of what attention reads; both branches take them from the graph around them. */
export interface AttentionInputs {
  /** Rotated queries, [B,S,heads·headSize]. */
  readonly q: string;
  /** Rotated keys and the values of the new tokens, [B,S,kvHeads·headSize]. */
  readonly k: string;
  readonly v: string;
  /** The cache, [B,kvHeads,C,headSize]. */
  readonly pastK: string;
  readonly pastV: string;
  readonly cacheMask: CacheMask;
}

const output = (graph: GraphBuilder, name: string): Graph =>
  graph.build([], [{ name, type: 'float32', dims: ['batch', 'sequence', 'width'] }]);

/** One row, any number of new tokens after a past of exact length: the fused operator. */
function prefillBranch(name: string, { q, k, v, pastK, pastV }: AttentionInputs, shape: DecoderShape): Graph {
  const graph = new GraphBuilder(`${name}.prefill`);
  const result = `${graph.name}.result`;
  // Without the outputs for the grown cache the operator ignores the past. Nobody reads them, so they are not copied out of the runtime.
  graph.node(
    'GroupQueryAttention',
    [q, k, v, pastK, pastV, 'seqlens_k', 'total_len'],
    [result, `${graph.name}.k`, `${graph.name}.v`],
    { num_heads: shape.heads, kv_num_heads: shape.kvHeads, do_rotary: 0 },
  );
  return output(graph, result);
}

/**
 * Many rows, one new token each. The cache goes in as it lies in the engine's slabs and is neither copied nor grown: scores over the cache
 * and the new token are computed apart, joined for the softmax, and split again. The queries that share a key head are rows of one matrix.
 * The new token comes first, so that masked columns at the end change no sum, not even in its last bit: what a row computes does not depend
 * on how many columns its neighbours need.
 * Its constants lie in the graph around it: onnxruntime cannot load a graph it has saved with constants in a branch.
 */
function decodeBranch(
  outer: GraphBuilder,
  name: string,
  { q, k, v, pastK, pastV, cacheMask }: AttentionInputs,
  shape: DecoderShape,
): Graph {
  const graph = new GraphBuilder(`${name}.decode`);
  const step = (suffix: string): string => `${graph.name}.${suffix}`;
  const { heads, kvHeads, headSize } = shape;
  const query = graph.node('Reshape', [q, outer.ints(0, kvHeads, heads / kvHeads, headSize)], step('q'));
  const newK = graph.node('Reshape', [k, outer.ints(0, kvHeads, 1, headSize)], step('k'));
  const newV = graph.node('Reshape', [v, outer.ints(0, kvHeads, 1, headSize)], step('v'));
  const scaled = { transB: 1, alpha: { float: 1 / Math.sqrt(headSize) } };
  const pastScores = graph.node('FusedMatMul', [query, pastK], step('past_scores'), scaled);
  const newScores = graph.node('FusedMatMul', [query, newK], step('new_scores'), scaled);
  const masked = graph.node('Add', [pastScores, cacheMask.mask], step('masked'));
  const scores = graph.node('Concat', [newScores, masked], step('scores'), { axis: -1 });
  const shares = graph.node('Softmax', [scores], step('shares'), { axis: -1 });
  const [newShares, pastShares] = [step('new_shares'), step('past_shares')];
  graph.node('Split', [shares, cacheMask.columns], [newShares, pastShares], { axis: -1 });
  const pastSum = graph.node('MatMul', [pastShares, pastV], step('past_sum'));
  const newSum = graph.node('Mul', [newShares, newV], step('new_sum'));
  const sum = graph.node('Add', [pastSum, newSum], step('sum'));
  return output(graph, graph.node('Reshape', [sum, outer.ints(0, 1, heads * headSize)], step('result')));
}

/** Attention of the new tokens over the cache and themselves, [B,S,heads·headSize]; the input `prefill` chooses the branch. */
export function attention(graph: GraphBuilder, name: string, inputs: AttentionInputs, shape: DecoderShape): string {
  return graph.node('If', ['prefill'], name, {
    then_branch: prefillBranch(name, inputs, shape),
    else_branch: decodeBranch(graph, name, inputs, shape),
  });
}
