import type { GraphBuilder } from '../../onnx/graph-builder.js';
import type { DecoderShape } from '../shape.js';
import type { NewStates } from '../target.js';

/** Added to the scores of columns a token must not see: far below any score, far above -Infinity (which gives NaN when all are). */
const MASKED = -1e9;

const float = (graph: GraphBuilder, name: string, value: number): string => {
  const bytes = new Uint8Array(Float32Array.of(value).buffer);
  return graph.initializer({ name, type: 'float32', dims: [1], bytes });
};

/** Added to all scores, [B,1,queries,C]: 0 for columns up to the one a query may see last, else {@link MASKED} or less. */
export function visibility(graph: GraphBuilder): void {
  const beyond = graph.node('Sub', ['columns', 'last_seen'], 'mask.beyond');
  const positive = graph.node('Relu', [beyond], 'mask.positive');
  graph.node('Mul', [positive, float(graph, 'mask.masked', MASKED)], 'mask');
}

/**
 * Writes the new columns into a copy of the cache (outputs `present_k.{layer}`, `present_v.{layer}`) and attends over it. Made of operators
 * that every execution provider has. Queries that share a key head are rows of one matrix, [B,kvHeads,queries,…] with queries =
 * heads/kvHeads·S; keys times queries and not the other way round, so that what is transposed is the small side and never the cache.
 */
export function attention(
  graph: GraphBuilder,
  name: string,
  { q, k, v }: NewStates,
  layer: number,
  { heads, kvHeads, headSize }: DecoderShape,
): string {
  const step = (suffix: string): string => `${name}.${suffix}`;
  const group = heads / kvHeads;
  const present = (states: string, letter: 'k' | 'v'): string => {
    const split = graph.node('Reshape', [states, graph.ints(0, 0, kvHeads, headSize)], step(`${letter}.heads`));
    return graph.node('ScatterND', [`past_${letter}.${layer}`, 'places', split], `present_${letter}.${layer}`);
  };
  const keys = present(k, 'k');
  const values = present(v, 'v');
  const scaled = graph.node('Mul', [q, float(graph, 'attention.scale', 1 / Math.sqrt(headSize))], step('scaled'));
  const split = graph.node('Reshape', [scaled, graph.ints(0, 0, kvHeads, group, headSize)], step('q.heads'));
  const turned = graph.node('Transpose', [split], step('q.turned'), { perm: [0, 2, 4, 3, 1] });
  const queries = graph.node('Reshape', [turned, graph.ints(0, 0, headSize, -1)], step('queries'));
  const columnScores = graph.node('MatMul', [keys, queries], step('column_scores'));
  const scores = graph.node('Transpose', [columnScores], step('scores'), { perm: [0, 1, 3, 2] });
  const masked = graph.node('Add', [scores, 'mask'], step('masked'));
  const shares = graph.node('Softmax', [masked], step('shares'), { axis: -1 });
  const sums = graph.node('MatMul', [shares, values], step('sums'));
  const apart = graph.node('Reshape', [sums, graph.ints(0, 0, group, -1, headSize)], step('apart'));
  const together = graph.node('Transpose', [apart], step('together'), { perm: [0, 3, 1, 2, 4] });
  return graph.node('Reshape', [together, graph.ints(0, 0, heads * headSize)], step('result'));
}
