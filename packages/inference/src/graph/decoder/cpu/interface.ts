import type { Dim, Value } from '../../onnx/model.js';
import type { DecoderShape } from '../shape.js';

// The table in ModelManifest.

const value = (name: string, type: Value['type'], ...dims: readonly Dim[]): Value => ({ name, type, dims });

export function graphInputs({ layers, kvHeads, headSize }: DecoderShape): Value[] {
  const cache = Array.from({ length: layers }, (_, layer) => [
    value(`past_k.${layer}`, 'float32', 'batch', kvHeads, 'columns', headSize),
    value(`past_v.${layer}`, 'float32', 'batch', kvHeads, 'columns', headSize),
  ]);
  return [
    value('input_ids', 'int64', 'batch', 'sequence'),
    value('position_ids', 'int64', 'batch', 'sequence'),
    value('mask', 'float32', 'batch', 1, 1, 'columns_and_new'),
    value('prefill', 'bool', 1),
    value('seqlens_k', 'int32', 'batch'),
    value('total_len', 'int32', 1),
    value('wanted', 'int64', 'batch', 'wanted', 1),
    ...cache.flat(),
  ];
}

export function graphOutputs({ layers, kvHeads, headSize, hiddenSize, vocabSize }: DecoderShape): Value[] {
  const cache = Array.from({ length: layers }, (_, layer) => [
    value(`new_k.${layer}`, 'float32', 'batch', 'sequence', kvHeads * headSize),
    value(`new_v.${layer}`, 'float32', 'batch', 'sequence', kvHeads * headSize),
  ]);
  return [
    value('logits', 'float32', 'batch', 'wanted', vocabSize),
    value('hidden', 'float32', 'batch', 'sequence', hiddenSize),
    ...cache.flat(),
  ];
}
