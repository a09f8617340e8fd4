import type { GraphBuilder } from '../onnx/graph-builder.js';
import type { Value } from '../onnx/model.js';
import type { DecoderShape } from './shape.js';

/** Names of a layer's rotated queries [B,S,heads·headSize], rotated keys and values of the new tokens [B,S,kvHeads·headSize]. */
export interface NewStates {
  readonly q: string;
  readonly k: string;
  readonly v: string;
}

/** What of the graph depends on where it runs. All else, and the place of every weight in the data file, is the same for all. */
export interface DecoderTarget {
  inputs(shape: DecoderShape): Value[];
  outputs(shape: DecoderShape): Value[];
  /** Adds what all layers share. Called before any other part of the graph is written. */
  begin(graph: GraphBuilder): void;
  /** Attention of the new tokens over the layer's cache and themselves, [B,S,heads·headSize]. */
  attend(graph: GraphBuilder, name: string, states: NewStates, layer: number, shape: DecoderShape): string;
  /** The positions of x [B,S,…] whose logits are wanted. */
  pick(graph: GraphBuilder, x: string): string;
  /** x · matrixᵀ, matrix [rows,columns] in floats. */
  product(graph: GraphBuilder, x: string, matrix: string, name: string): string;
  /** Makes outputs of `logits` and `hidden`. */
  finish(graph: GraphBuilder): void;
}
