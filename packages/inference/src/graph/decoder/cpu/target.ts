import type { DecoderTarget } from '../target.js';
import { attention, cacheMask } from './attention.js';
import { graphInputs, graphOutputs } from './interface.js';

/** The processor: the cache comes as it lies in the engine's memory and only the new columns go back (table in ModelManifest). */
export function cpuTarget(): DecoderTarget {
  let mask: ReturnType<typeof cacheMask>;
  return {
    inputs: graphInputs,
    outputs: graphOutputs,
    begin(graph) {
      mask = cacheMask(graph);
    },
    attend: (graph, name, states, layer, shape) =>
      attention(graph, name, { ...states, pastK: `past_k.${layer}`, pastV: `past_v.${layer}`, cacheMask: mask }, shape),
    pick: (graph, x) => graph.node('GatherND', [x, 'wanted'], `${x}.wanted`, { batch_dims: 1 }),
    product: (graph, x, matrix, name) => graph.node('FusedMatMul', [x, matrix], name, { transB: 1 }),
    finish() {},
  };
}
