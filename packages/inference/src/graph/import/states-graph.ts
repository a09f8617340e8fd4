import { statesTarget } from '../decoder/states/target.js';
import type { SecondGraph } from './second-graph.js';

/** Raised whenever the same GGUF file gives another graph for states. */
const VERSION = 1;

/** The graph that stops at the middle layer (statesInputs); the same products as in GRAPH_FILE up to there. */
export const STATES_GRAPH: SecondGraph = {
  file: `model.states-${VERSION}.onnx`,
  activations: 'int8',
  target: statesTarget,
};
