import type { LayerContext } from './layer.js';

type NormContext = Pick<LayerContext, 'graph' | 'weights' | 'shape'>;

/** Puts the weights of a norm, `<name>.weight` in the file, into the graph. */
function normWeight({ graph, weights, shape }: NormContext, name: string): string {
  const tensor = `${name}.weight`;
  const region = weights.requiredVector(tensor, shape.hiddenSize);
  return graph.initializer({ name: tensor, type: 'float32', dims: [shape.hiddenSize], region });
}

const attributes = ({ shape }: NormContext) => ({ epsilon: { float: shape.normEpsilon } });

/** x divided by the root of its mean square, times the norm's weights: [B,S,hidden] → [B,S,hidden]. */
export function normalise(context: NormContext, x: string, name: string): string {
  const inputs = [x, normWeight(context, name)];
  return context.graph.node('SimplifiedLayerNormalization', inputs, name, attributes(context));
}

/**
 * Adds a block's output to the residual stream and normalises the sum in one pass.
 * @param sumName name of the sum, where it is an output of the graph
 * @returns the names of the normalised sum and of the sum
 */
export function addAndNormalise(
  context: NormContext,
  added: string,
  residual: string,
  name: string,
  sumName = `${name}.sum`,
): [normalised: string, sum: string] {
  const inputs = [added, residual, normWeight(context, name)];
  context.graph.node('SkipSimplifiedLayerNormalization', inputs, [name, '', '', sumName], attributes(context));
  return [name, sumName];
}
