import { encodeModel } from '../../graph/onnx/encode.js';
import { Converter } from './converter.js';
import type { GraphModel } from './graph-model.js';
import { OPERATORS } from './operators.js';
import { inOrder } from './value.js';

/** Names of the graph's ends. */
export interface Ends {
  readonly input: string;
  readonly outputs: readonly string[];
}

/**
 * A TensorFlow.js graph model as the bytes of an ONNX file that takes pictures [1, 3, height, width] of any size its strides fit and
 * gives outputs [1, places, numbers]. @throws ImportError when it has what cannot be converted
 */
export function convertGraphModel(model: GraphModel, { input, outputs }: Ends): Uint8Array {
  const converter = new Converter('objects', model, OPERATORS);
  const { builder } = converter;
  const channels = converter.value(input).dims[1]!;
  const results = outputs.map((output) => {
    const rank = converter.value(output).axes.length;
    const { name, dims } = converter.valueInOrder(output, inOrder(rank));
    builder.node('Identity', [name], output);
    return { name: output, type: 'float32' as const, dims: [1, `${output}.places`, dims[2]!] };
  });
  const graph = builder.build([{ name: input, type: 'float32', dims: [1, channels, 'height', 'width'] }], results);
  return encodeModel({ graph, dataFile: '', producer: 'hearth' });
}
