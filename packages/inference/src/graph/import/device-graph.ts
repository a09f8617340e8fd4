import { deviceTarget } from '../decoder/device/target.js';
import type { SecondGraph } from './second-graph.js';

/** Raised whenever the same GGUF file gives another graph for devices. */
const VERSION = 1;

/** The graph for devices (deviceInputs). */
export const DEVICE_GRAPH: SecondGraph = {
  file: `model.device-${VERSION}.onnx`,
  activations: 'float32',
  target: ({ vocabSize }) => deviceTarget(vocabSize),
};
