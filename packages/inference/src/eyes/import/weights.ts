import { DATA_TYPE } from '../../graph/onnx/model.js';
import type { GraphBuilder } from '../../graph/onnx/graph-builder.js';
import type { Halves } from './graph-model.js';

/** Writes float16 weights, half as large as float32, and a Cast that onnxruntime runs once when it loads them. Gives the float32's name. */
export function addWeights(builder: GraphBuilder, name: string, { dims, bits }: Halves): string {
  const bytes = new Uint8Array(bits.buffer, bits.byteOffset, bits.byteLength);
  const stored = builder.initializer({ name: `${name}.half`, type: 'float16', dims, bytes });
  return builder.node('Cast', [stored], name, { to: DATA_TYPE.float32 });
}

/** A filter [height, width, in, out] as [out, in, height, width]. */
export function channelsFirst({ dims, bits }: Halves): Halves {
  const [height, width, inputs, outputs] = dims as [number, number, number, number];
  const moved = new Uint16Array(bits.length);
  let to = 0;
  for (let output = 0; output < outputs; output++)
    for (let input = 0; input < inputs; input++)
      for (let cell = 0; cell < height * width; cell++) moved[to++] = bits[(cell * inputs + input) * outputs + output]!;
  return { type: 'float16', dims: [outputs, inputs, height, width], bits: moved };
}
