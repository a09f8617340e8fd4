import { InferenceSession, Tensor } from 'onnxruntime-node';
import { encodeModel } from '../graph/onnx/encode.js';
import { GraphBuilder } from '../graph/onnx/graph-builder.js';
import type { Value } from '../graph/onnx/model.js';

/**
 * Computes one square root on the execution provider that the first argument names; ends with 0 when it is right. On standard error is
 * what onnxruntime and the driver have to say otherwise.
 */
const graph = new GraphBuilder('probe');
graph.node('Sqrt', ['x'], 'y');
const value = (name: string): Value => ({ name, type: 'float32', dims: [1] });
const bytes = encodeModel({ graph: graph.build([value('x')], [value('y')]), dataFile: '', producer: 'hearth' });
const session = await InferenceSession.create(bytes, { executionProviders: [process.argv[2]!] });
const { y } = await session.run({ x: new Tensor('float32', Float32Array.of(4), [1]) });
if (y!.data[0] !== 2) throw new Error(`the square root of 4 came out as ${String(y!.data[0])}`);
