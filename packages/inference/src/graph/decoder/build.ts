import { ImportError } from '../errors.js';
import type { GgufHeader } from '../gguf/header.js';
import { GraphBuilder } from '../onnx/graph-builder.js';
import type { Dim, Model, Value } from '../onnx/model.js';
import { cacheMask } from './attention.js';
import { embedding } from './embedding.js';
import { attentionBlock, feedForwardBlock, type LayerContext } from './layer.js';
import { linear, type Activations } from './linear.js';
import { rotaryTables } from './rotary.js';
import type { DecoderShape } from './shape.js';
import { WeightPlan, type Fill } from './weights.js';

export interface DecoderPlan {
  readonly model: Model;
  /** What the external data file must hold, and its size in bytes. */
  readonly fills: readonly Fill[];
  readonly dataBytes: number;
  readonly probeLayer: number;
}

const value = (name: string, type: Value['type'], ...dims: readonly Dim[]): Value => ({ name, type, dims });

function graphInputs({ layers, kvHeads, headSize }: DecoderShape): Value[] {
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

function graphOutputs({ layers, kvHeads, headSize, hiddenSize, vocabSize }: DecoderShape): Value[] {
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

/** Tensors that stand for nothing in the graph but may be in a file. */
const IGNORED_TENSORS = ['rope_freqs.weight'];

export interface PlanOptions {
  /** Name of the external data file. */
  readonly dataFile: string;
  readonly activations: Activations;
  /** The values of `rope_freqs.weight` when the file has that tensor, [headSize/2]. */
  readonly ropeDivisors?: Float32Array | undefined;
}

/**
 * Plans the decoder of a file as one ONNX graph (inputs and outputs: see ModelManifest) and the data file beside it. Reads nothing.
 * @throws ImportError when a tensor is missing, has the wrong shape, or is one this graph has no place for
 */
export function planDecoder(
  { tensors }: GgufHeader,
  shape: DecoderShape,
  { dataFile, activations, ropeDivisors }: PlanOptions,
): DecoderPlan {
  const graph = new GraphBuilder('decoder');
  const weights = new WeightPlan(tensors);
  for (const name of IGNORED_TENSORS) weights.use(name);
  const { layers, hiddenSize, vocabSize, normEpsilon } = shape;
  const rotary = rotaryTables(graph, weights, shape, ropeDivisors);
  const context: LayerContext = { graph, weights, shape, rotary, cacheMask: cacheMask(graph), activations };
  const normWeight = (name: string): string => {
    const region = weights.requiredVector(name, hiddenSize);
    return graph.initializer({ name, type: 'float32', dims: [hiddenSize], region });
  };
  const norm = { epsilon: { float: normEpsilon } };
  /** Adds a block's output to the residual stream and normalises the sum. */
  const addAndNorm = (added: string, residual: string, weight: string, name: string, sum: string): string =>
    graph.node('SkipSimplifiedLayerNormalization', [added, residual, normWeight(weight)], [name, '', '', sum], norm);
  /** Keeps the wanted positions only. */
  const pick = (x: string): string => graph.node('GatherND', [x, 'wanted'], `${x}.wanted`, { batch_dims: 1 });

  const embeddingMatrix = weights.matrix(['token_embd.weight'], [vocabSize], hiddenSize);
  let residual = embedding(graph, 'embedding', 'input_ids', embeddingMatrix);
  let added = '';
  // Middle layers carry most about what a text means; layer probeLayer's output is the sum that the next layer begins with.
  const probeLayer = Math.floor((layers - 1) / 2);
  for (let layer = 0; layer < layers; layer++) {
    const prefix = `blk.${layer}.`;
    let x = `${prefix}attn_norm`;
    if (layer === 0) {
      graph.node('SimplifiedLayerNormalization', [residual, normWeight(`${prefix}attn_norm.weight`)], x, norm);
    } else {
      const sum = layer === probeLayer + 1 ? 'hidden' : `${prefix}input`;
      addAndNorm(added, residual, `${prefix}attn_norm.weight`, x, sum);
      residual = sum;
    }
    added = attentionBlock(context, x, layer);
    if (layer === layers - 1) {
      // Nothing after the last attention mixes positions: the rest is computed for the wanted ones only.
      added = pick(added);
      residual = pick(residual);
    }
    x = addAndNorm(added, residual, `${prefix}ffn_norm.weight`, `${prefix}ffn_norm`, `${prefix}middle`);
    residual = `${prefix}middle`;
    added = feedForwardBlock(context, x, layer);
  }
  const last = addAndNorm(added, residual, 'output_norm.weight', 'output_norm', '');
  const head = weights.has('output.weight')
    ? weights.matrix(['output.weight'], [vocabSize], hiddenSize)
    : embeddingMatrix;
  linear(graph, 'logits', last, head, { activations });

  const unused = weights.unused();
  if (unused.length > 0) {
    throw new ImportError(
      'unsupported',
      `tensor ${unused[0]} (${unused.length} unknown) has no place in a ${shape.architecture} graph`,
    );
  }
  const built = graph.build(graphInputs(shape), graphOutputs(shape));
  return {
    model: { graph: built, dataFile, producer: 'hearth' },
    fills: weights.fills,
    dataBytes: weights.bytes,
    probeLayer,
  };
}
