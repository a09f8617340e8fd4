import type { Value } from '../../onnx/model.js';
import type { DecoderShape } from '../shape.js';

/**
 * The graph that stops at the layer `probeLayer`, with B texts of at most S tokens, the shorter ones filled up at their end:
 *
 * | input | type, shape | |
 * | --- | --- | --- |
 * | `input_ids`, `position_ids` | int64 [B,S] | |
 * | `last` | int32 [B] | index of each text's last token |
 * | `longest` | int32 [1] | S |
 *
 * | output | type, shape | |
 * | --- | --- | --- |
 * | `hidden` | float32 [B,S,hiddenSize] | residual stream after that layer; rubbish behind a text's end |
 */
export function statesInputs(): Value[] {
  return [
    { name: 'input_ids', type: 'int64', dims: ['batch', 'sequence'] },
    { name: 'position_ids', type: 'int64', dims: ['batch', 'sequence'] },
    { name: 'last', type: 'int32', dims: ['batch'] },
    { name: 'longest', type: 'int32', dims: [1] },
  ];
}

export function statesOutputs({ hiddenSize }: DecoderShape): Value[] {
  return [{ name: 'hidden', type: 'float32', dims: ['batch', 'sequence', hiddenSize] }];
}
