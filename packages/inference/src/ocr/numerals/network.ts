/** Values of the hidden layer. */
export const HIDDEN = 64;

/** A network of one hidden layer: inputs, rectified hidden values, logarithms of probabilities. */
export interface Network {
  readonly inputs: number;
  readonly hidden: number;
  readonly outputs: number;
  /** [hidden, inputs], then [hidden], [outputs, hidden], [outputs], one after the other. */
  readonly weights: Float32Array;
}

export function weightCount(inputs: number, hidden: number, outputs: number): number {
  return hidden * (inputs + 1) + outputs * (hidden + 1);
}

/** Rectified values of the hidden layer, into `values`. */
export function hiddenOf({ inputs, hidden, weights }: Network, features: Float32Array, values: Float32Array): void {
  const biases = hidden * inputs;
  for (let unit = 0; unit < hidden; unit++) {
    let sum = weights[biases + unit]!;
    const row = unit * inputs;
    for (let at = 0; at < inputs; at++) sum += weights[row + at]! * features[at]!;
    values[unit] = Math.max(0, sum);
  }
}

/** Logarithms of the classes' probabilities, of hidden values, into `values`. */
export function outputsOf(
  { inputs, hidden, outputs, weights }: Network,
  rectified: Float32Array,
  values: Float32Array,
): void {
  const from = hidden * (inputs + 1);
  const biases = from + outputs * hidden;
  let most = -Infinity;
  for (let unit = 0; unit < outputs; unit++) {
    let sum = weights[biases + unit]!;
    const row = from + unit * hidden;
    for (let at = 0; at < hidden; at++) sum += weights[row + at]! * rectified[at]!;
    values[unit] = sum;
    most = Math.max(most, sum);
  }
  let total = 0;
  for (let unit = 0; unit < outputs; unit++) total += Math.exp(values[unit]! - most);
  const shift = most + Math.log(total);
  for (let unit = 0; unit < outputs; unit++) values[unit]! -= shift;
}

export function classify(network: Network, features: Float32Array): Float32Array {
  const rectified = new Float32Array(network.hidden);
  hiddenOf(network, features, rectified);
  const values = new Float32Array(network.outputs);
  outputsOf(network, rectified, values);
  return values;
}
