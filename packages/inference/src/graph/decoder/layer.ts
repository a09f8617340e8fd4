import type { GraphBuilder } from '../onnx/graph-builder.js';
import { attention } from './attention.js';
import { linear } from './linear.js';
import type { RotaryTables } from './rotary.js';
import type { DecoderShape } from './shape.js';
import type { WeightPlan } from './weights.js';

export interface LayerContext {
  readonly graph: GraphBuilder;
  readonly weights: WeightPlan;
  readonly shape: DecoderShape;
  readonly rotary: RotaryTables;
  /** See AttentionInputs.columns. */
  readonly columns: string;
}

/** One product per run of matrices with the same layout; returns the products and which matrices each holds. */
function stackedLinear(
  { graph, weights, shape }: LayerContext,
  x: string,
  layer: number,
  parts: readonly { readonly name: string; readonly rows: number }[],
): { readonly name: string; readonly parts: readonly string[] }[] {
  const prefix = `blk.${layer}.`;
  const rowsOf = new Map(parts.map(({ name, rows }) => [name, rows]));
  const runs = weights.stackable(parts.map(({ name }) => `${prefix}${name}.weight`));
  return runs.map((tensors) => {
    const names = tensors.map((tensor) => tensor.slice(prefix.length, -'.weight'.length));
    const rows = names.map((name) => rowsOf.get(name)!);
    const matrix = weights.matrix(tensors, rows, shape.hiddenSize);
    const biases = names.map((name) => `${prefix}${name}.bias`);
    const bias = biases.some((name) => weights.has(name)) ? weights.vector(biases, rows) : undefined;
    return { name: linear(graph, prefix + names.join('_'), x, matrix, bias), parts: names };
  });
}

/** Queries and keys side by side, [B,S,(heads+kvHeads)·headSize], and values, [B,S,kvHeads·headSize]. */
function queriesKeysValues(context: LayerContext, x: string, layer: number): { qk: string; v: string } {
  const { graph, shape } = context;
  const width = { q: shape.heads * shape.headSize, kv: shape.kvHeads * shape.headSize };
  const products = stackedLinear(context, x, layer, [
    { name: 'attn_q', rows: width.q },
    { name: 'attn_k', rows: width.kv },
    { name: 'attn_v', rows: width.kv },
  ]);
  const [first, second] = products;
  if (products.length === 2 && first!.parts.length === 2) return { qk: first!.name, v: second!.name };
  const prefix = `blk.${layer}.`;
  const all =
    products.length === 1
      ? first!.name
      : graph.node(
          'Concat',
          products.map(({ name }) => name),
          `${prefix}qkv`,
          { axis: -1 },
        );
  const [qk, v] = [`${prefix}qk`, `new_v.${layer}`];
  graph.node('Split', [all, graph.ints(width.q + width.kv, width.kv)], [qk, v], { axis: -1 });
  return { qk, v };
}

/**
 * Attention with its output product: x (normalised) [B,S,hidden] → [B,S,hidden].
 * Makes the graph outputs `new_k.{layer}` and `new_v.{layer}`.
 */
export function attentionBlock(context: LayerContext, x: string, layer: number): string {
  const { graph, weights, shape, rotary, columns } = context;
  const { heads, kvHeads, headSize, hiddenSize, interleaved } = shape;
  const prefix = `blk.${layer}.`;
  const { qk, v } = queriesKeysValues(context, x, layer);
  // Once over queries and keys together: to the operator they are heads alike.
  const rotated = graph.node('RotaryEmbedding', [qk, 'position_ids', rotary.cos, rotary.sin], `${prefix}rotated`, {
    interleaved: Number(interleaved),
    num_heads: heads + kvHeads,
  });
  const [q, k] = [`${prefix}q`, `new_k.${layer}`];
  graph.node('Split', [rotated, graph.ints(heads * headSize, kvHeads * headSize)], [q, k], { axis: -1 });
  const inputs = { q, k, v, pastK: `past_k.${layer}`, pastV: `past_v.${layer}`, columns };
  const mixed = attention(graph, `${prefix}attention`, inputs, shape);
  const matrix = weights.matrix([`${prefix}attn_output.weight`], [hiddenSize], heads * headSize);
  return linear(graph, `${prefix}attn_output`, mixed, matrix);
}

/** down(silu(gate(x)) · up(x)): x (normalised) [B,S,hidden] → [B,S,hidden]. */
export function feedForwardBlock(context: LayerContext, x: string, layer: number): string {
  const { graph, weights, shape } = context;
  const size = shape.feedForwardSize;
  const prefix = `blk.${layer}.`;
  const products = stackedLinear(context, x, layer, [
    { name: 'ffn_gate', rows: size },
    { name: 'ffn_up', rows: size },
  ]);
  let [gate, up] = products.map(({ name }) => name);
  if (products.length === 1) {
    [gate, up] = [`${prefix}gate`, `${prefix}up`];
    graph.node('Split', [products[0]!.name, graph.ints(size, size)], [gate, up], { axis: -1 });
  }
  // QuickGelu with alpha 1 is SiLU in one pass.
  const silu = graph.node('QuickGelu', [gate!], `${prefix}silu`, { alpha: { float: 1 } });
  const product = graph.node('Mul', [silu, up!], `${prefix}gated`);
  const matrix = weights.matrix([`${prefix}ffn_down.weight`], [shape.hiddenSize], size);
  return linear(graph, `${prefix}ffn_down`, product, matrix);
}
