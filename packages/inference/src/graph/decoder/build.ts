import { ImportError } from '../errors.js';
import type { GgufHeader } from '../gguf/header.js';
import { GraphBuilder } from '../onnx/graph-builder.js';
import type { Model } from '../onnx/model.js';
import { embedding } from './embedding.js';
import { attentionBlock, feedForwardBlock, type LayerContext } from './layer.js';
import { linear, type Activations } from './linear.js';
import { addAndNormalise, normalise } from './norm.js';
import { ROPE_DIVISORS, rotaryTables } from './rotary.js';
import type { DecoderShape } from './shape.js';
import type { DecoderTarget } from './target.js';
import { WeightPlan, type Fill } from './weights.js';

export interface DecoderPlan {
  readonly model: Model;
  /** What the external data file must hold, and its size in bytes. */
  readonly fills: readonly Fill[];
  readonly dataBytes: number;
  readonly probeLayer: number;
}

export interface PlanOptions {
  /** Name of the external data file. */
  readonly dataFile: string;
  readonly activations: Activations;
  readonly target: DecoderTarget;
  /** The values of ROPE_DIVISORS when the file has that tensor, [headSize/2]. */
  readonly ropeDivisors?: Float32Array | undefined;
}

/**
 * Plans the decoder of a file as one ONNX graph (inputs and outputs: see ModelManifest) and the data file beside it. Reads nothing.
 * @throws ImportError when a tensor is missing, has the wrong shape, or is one this graph has no place for
 */
export function planDecoder(
  { tensors }: GgufHeader,
  shape: DecoderShape,
  { dataFile, activations, target, ropeDivisors }: PlanOptions,
): DecoderPlan {
  const graph = new GraphBuilder('decoder');
  const weights = new WeightPlan(tensors);
  // Its values come with the options, as they shape the rotary tables.
  weights.use(ROPE_DIVISORS);
  const { layers, hiddenSize, vocabSize } = shape;
  const rotary = rotaryTables(graph, weights, shape, ropeDivisors);
  target.begin(graph);
  const context: LayerContext = { graph, weights, shape, rotary, target, activations };

  const embeddingMatrix = weights.matrix(['token_embd.weight'], [vocabSize], hiddenSize);
  let residual = embedding(graph, 'embedding', 'input_ids', embeddingMatrix);
  let x = normalise(context, residual, 'blk.0.attn_norm');
  // Middle layers carry most about what a text means.
  const probeLayer = Math.floor((layers - 1) / 2);
  for (let layer = 0; layer < layers; layer++) {
    let added = attentionBlock(context, x, layer);
    const last = layer === layers - 1;
    if (last) {
      // Nothing after the last attention mixes positions: the rest is computed for the wanted ones only.
      added = target.pick(graph, added);
      residual = target.pick(graph, residual);
    }
    [x, residual] = addAndNormalise(context, added, residual, `blk.${layer}.ffn_norm`);
    added = feedForwardBlock(context, x, layer);
    const next = last ? 'output_norm' : `blk.${layer + 1}.attn_norm`;
    [x, residual] = addAndNormalise(context, added, residual, next, layer === probeLayer ? 'hidden' : undefined);
  }
  const head = weights.has('output.weight')
    ? weights.matrix(['output.weight'], [vocabSize], hiddenSize)
    : embeddingMatrix;
  linear(context, 'logits', x, head);
  target.finish(graph);

  const unused = weights.unused();
  if (unused.length > 0) {
    throw new ImportError(
      'unsupported',
      `tensor ${unused[0]} (${unused.length} unknown) has no place in a ${shape.architecture} graph`,
    );
  }
  const built = graph.build(target.inputs(shape), target.outputs(shape));
  return {
    model: { graph: built, dataFile, producer: 'hearth' },
    fills: weights.fills,
    dataBytes: weights.bytes,
    probeLayer,
  };
}
