import {
  DATA_TYPE,
  type Attribute,
  type Graph,
  type Initializer,
  type Model,
  type Node,
  type Value,
  type Write,
} from './model.js';
import { ProtoWriter } from './protobuf.js';

// Field numbers are those of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).

/** IR version 10 goes with opset 21. */
const IR_VERSION = 10;
const ONNX_OPSET = 21;
const MICROSOFT_OPSET = 1;
const EXTERNAL = 1;
const ATTRIBUTE_TYPE = { float: 1, int: 2, string: 3, graph: 5, ints: 7 } as const;

const attribute =
  (name: string, value: Attribute, dataFile: string): Write =>
  (message) => {
    message.string(1, name);
    if (typeof value === 'number') message.int(3, value).int(20, ATTRIBUTE_TYPE.int);
    else if (typeof value === 'string') message.string(4, value).int(20, ATTRIBUTE_TYPE.string);
    else if (isInts(value)) {
      for (const one of value) message.int(8, one);
      message.int(20, ATTRIBUTE_TYPE.ints);
    } else if ('float' in value) message.float(2, value.float).int(20, ATTRIBUTE_TYPE.float);
    else message.message(6, graph(value, dataFile)).int(20, ATTRIBUTE_TYPE.graph);
  };

/** `Array.isArray` does not narrow read-only arrays. */
const isInts = (value: Attribute): value is readonly number[] => Array.isArray(value);

const node =
  ({ op, domain, inputs, outputs, attributes }: Node, dataFile: string): Write =>
  (message) => {
    for (const input of inputs) message.string(1, input);
    for (const output of outputs) message.string(2, output);
    message.string(3, outputs.find((output) => output !== '') ?? op).string(4, op);
    for (const [name, value] of Object.entries(attributes)) message.message(5, attribute(name, value, dataFile));
    if (domain) message.string(7, domain);
  };

const tensor =
  (initializer: Initializer, dataFile: string): Write =>
  (message) => {
    for (const dim of initializer.dims) message.int(1, dim);
    message.int(2, DATA_TYPE[initializer.type]).string(8, initializer.name);
    if ('values' in initializer) {
      const values = BigInt64Array.from(initializer.values, BigInt);
      message.bytes(9, new Uint8Array(values.buffer));
      return;
    }
    if ('bytes' in initializer) {
      message.bytes(9, initializer.bytes);
      return;
    }
    const place = {
      location: dataFile,
      offset: String(initializer.region.offset),
      length: String(initializer.region.length),
    };
    for (const [key, value] of Object.entries(place))
      message.message(13, (entry) => entry.string(1, key).string(2, value));
    message.int(14, EXTERNAL);
  };

const value =
  ({ name, type, dims }: Value): Write =>
  (message) => {
    message.string(1, name).message(2, (typeMessage) =>
      typeMessage.message(1, (tensorType) => {
        tensorType.int(1, DATA_TYPE[type]).message(2, (shape) => {
          for (const dim of dims) {
            shape.message(1, (part) => (typeof dim === 'number' ? part.int(1, dim) : part.string(2, dim)));
          }
        });
      }),
    );
  };

function graph({ name, inputs, outputs, initializers, nodes }: Graph, dataFile: string): Write {
  return (message) => {
    for (const item of nodes) message.message(1, node(item, dataFile));
    message.string(2, name);
    for (const item of initializers) message.message(5, tensor(item, dataFile));
    for (const item of inputs) message.message(11, value(item));
    for (const item of outputs) message.message(12, value(item));
  };
}

/** The bytes of an `.onnx` file. Weights given as regions stay outside, in `model.dataFile`. */
export function encodeModel(model: Model): Uint8Array {
  return new ProtoWriter()
    .int(1, IR_VERSION)
    .string(2, model.producer)
    .message(7, graph(model.graph, model.dataFile))
    .message(8, (opset) => opset.string(1, '').int(2, ONNX_OPSET))
    .message(8, (opset) => opset.string(1, 'com.microsoft').int(2, MICROSOFT_OPSET))
    .finish();
}
