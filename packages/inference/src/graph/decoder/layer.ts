import type { GraphBuilder } from '../onnx/graph-builder.js';
import { linear, type Activations } from './linear.js';
import type { RotaryTables } from './rotary.js';
import type { DecoderShape } from './shape.js';
import type { DecoderTarget } from './target.js';
import type { WeightPlan } from './weights.js';

export interface LayerContext {
  readonly graph: GraphBuilder;
  readonly weights: WeightPlan;
  readonly shape: DecoderShape;
  readonly rotary: RotaryTables;
  readonly activations: Activations;
  readonly target: DecoderTarget;
}

interface Part {
  readonly name: string;
  readonly rows: number;
  /** Name of the product when the matrix is the only one in it. */
  readonly alone?: string;
}

interface Product {
  readonly name: string;
  readonly parts: readonly Part[];
}

/** One product per run of matrices with the same layout. */
function stackedLinear(context: LayerContext, x: string, layer: number, parts: readonly Part[]): Product[] {
  const { weights, shape } = context;
  const prefix = `blk.${layer}.`;
  const byTensor = new Map(parts.map((part) => [`${prefix}${part.name}.weight`, part]));
  return weights.stackable([...byTensor.keys()]).map((tensors) => {
    const run = tensors.map((tensor) => byTensor.get(tensor)!);
    const rows = run.map((part) => part.rows);
    const matrix = weights.matrix(tensors, rows, shape.hiddenSize);
    const biases = run.map(({ name }) => `${prefix}${name}.bias`);
    const bias = biases.some((name) => weights.has(name)) ? weights.vector(biases, rows) : undefined;
    const joined = prefix + run.map(({ name }) => name).join('_');
    const name = (run.length === 1 && run[0]!.alone) || joined;
    return { name: linear(context, name, x, matrix, bias), parts: run };
  });
}

/** Queries and keys side by side, [B,S,(heads+kvHeads)·headSize], and values, [B,S,kvHeads·headSize]. */
function queriesKeysValues(context: LayerContext, x: string, layer: number): { qk: string; v: string } {
  const { graph, shape } = context;
  const width = { q: shape.heads * shape.headSize, kv: shape.kvHeads * shape.headSize };
  const v = `new_v.${layer}`;
  const products = stackedLinear(context, x, layer, [
    { name: 'attn_q', rows: width.q },
    { name: 'attn_k', rows: width.kv },
    { name: 'attn_v', rows: width.kv, alone: v },
  ]);
  const joined = (names: readonly string[]): string =>
    names.length === 1 ? names[0]! : graph.node('Concat', names, `blk.${layer}.joined`, { axis: -1 });
  const names = products.map(({ name }) => name);
  if (names.at(-1) === v) return { qk: joined(names.slice(0, -1)), v };
  const qk = `blk.${layer}.qk`;
  graph.node('Split', [joined(names), graph.ints(width.q + width.kv, width.kv)], [qk, v], { axis: -1 });
  return { qk, v };
}

/**
 * Attention with its output product: x (normalised) [B,S,hidden] → [B,S,hidden].
 * Makes the graph outputs `new_k.{layer}` and `new_v.{layer}`.
 */
export function attentionBlock(context: LayerContext, x: string, layer: number): string {
  const { graph, weights, shape, rotary, target } = context;
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
  const mixed = target.attend(graph, `${prefix}attention`, { q, k, v }, layer, shape);
  const matrix = weights.matrix([`${prefix}attn_output.weight`], [hiddenSize], heads * headSize);
  return linear(context, `${prefix}attn_output`, mixed, matrix);
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
  return linear(context, `${prefix}ffn_down`, product, matrix);
}
