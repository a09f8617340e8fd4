import type { DecoderTarget } from '../target.js';
import { statesInputs, statesOutputs } from './interface.js';

/** Reading whole texts for the middle layer's states only, on the processor: no cache, no logits, nothing behind that layer. */
export function statesTarget(): DecoderTarget {
  return {
    inputs: statesInputs,
    outputs: statesOutputs,
    begin() {},
    attend: (graph, name, { q, k, v }, _, shape) =>
      graph.node('GroupQueryAttention', [q, k, v, '', '', 'last', 'longest'], name, {
        num_heads: shape.heads,
        kv_num_heads: shape.kvHeads,
        do_rotary: 0,
      }),
    pick: (_, x) => x,
    product: (graph, x, matrix, name) => graph.node('FusedMatMul', [x, matrix], name, { transB: 1 }),
    finish() {},
  };
}
