import type { Dim, Value } from '../../onnx/model.js';
import type { DecoderShape } from '../shape.js';

/**
 * Most likely tokens whose logits leave the device with every step. With fewer a row more often has to ask for all of its logits
 * (constrained answers), with more every step moves more.
 */
const TOP = 64;

/**
 * The graph for devices with their own memory, with B rows, S new tokens, C columns (capacity) and queries = heads/kvHeads·S:
 *
 * | input | type, shape | |
 * | --- | --- | --- |
 * | `input_ids`, `position_ids` | int64 [B,S] | |
 * | `past_k.{l}`, `past_v.{l}` | float32 [B,kvHeads,C,headSize] | |
 * | `places` | int64 [B,S,kvHeads,3] | row, head and column of the cache that a new state is written to |
 * | `columns` | float32 [C] | 0, 1, 2 … |
 * | `last_seen` | float32 [B,1,queries,1] | last column that a query may see; the tokens of a group's first head come first |
 *
 * | output | type, shape | |
 * | --- | --- | --- |
 * | `present_k.{l}`, `present_v.{l}` | float32 [B,kvHeads,C,headSize] | the cache with the new columns; stays on the device |
 * | `logits` | float32 [B,1,vocabSize] | of the last new token; stays on the device |
 * | `top_logits`, `top_ids` | float32, int64 [B,1,n] | the highest, in falling order |
 * | `hidden_sum` | float32 [B,hiddenSize] | residual stream after layer `probeLayer`, summed over the new tokens |
 */
export function deviceInputs({ layers, kvHeads, headSize }: DecoderShape): Value[] {
  return [
    value('input_ids', 'int64', 'batch', 'sequence'),
    value('position_ids', 'int64', 'batch', 'sequence'),
    value('places', 'int64', 'batch', 'sequence', kvHeads, 3),
    value('columns', 'float32', 'capacity'),
    value('last_seen', 'float32', 'batch', 1, 'queries', 1),
    ...cache('past', layers, kvHeads, headSize),
  ];
}

export function deviceOutputs({ layers, kvHeads, headSize, hiddenSize, vocabSize }: DecoderShape): Value[] {
  const top = topCount(vocabSize);
  return [
    value('logits', 'float32', 'batch', 1, vocabSize),
    value('top_logits', 'float32', 'batch', 1, top),
    value('top_ids', 'int64', 'batch', 1, top),
    value('hidden_sum', 'float32', 'batch', hiddenSize),
    ...cache('present', layers, kvHeads, headSize),
  ];
}

export function topCount(vocabSize: number): number {
  return Math.min(TOP, vocabSize);
}

function cache(when: 'past' | 'present', layers: number, kvHeads: number, headSize: number): Value[] {
  return Array.from({ length: layers }, (_, layer) =>
    (['k', 'v'] as const).map((letter) =>
      value(`${when}_${letter}.${layer}`, 'float32', 'batch', kvHeads, 'capacity', headSize),
    ),
  ).flat();
}

function value(name: string, type: Value['type'], ...dims: readonly Dim[]): Value {
  return { name, type, dims };
}
