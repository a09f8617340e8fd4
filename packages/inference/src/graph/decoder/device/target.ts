import type { DecoderTarget } from '../target.js';
import { attention, visibility } from './attention.js';
import { deviceInputs, deviceOutputs, topCount } from './interface.js';

/** A graphics card: cache and logits stay in its memory, the most likely tokens come back. */
export function deviceTarget(vocabSize: number): DecoderTarget {
  return {
    inputs: deviceInputs,
    outputs: deviceOutputs,
    begin: visibility,
    attend: attention,
    pick: (graph, x) => graph.node('Slice', [x, graph.ints(-1), graph.ints(2 ** 31 - 1), graph.ints(1)], `${x}.last`),
    // No provider but the processor's has FusedMatMul. The transposed constant is made once, when the graph is loaded.
    product(graph, x, matrix, name) {
      const turned = graph.node('Transpose', [matrix], `${matrix}.turned`, { perm: [1, 0] });
      return graph.node('MatMul', [x, turned], name);
    },
    finish(graph) {
      graph.node('TopK', ['logits', graph.ints(topCount(vocabSize))], ['top_logits', 'top_ids'], { axis: -1 });
      graph.node('ReduceSum', ['hidden', graph.ints(1)], 'hidden_sum', { keepdims: 0 });
    },
  };
}
