import { HIDDEN, hiddenOf, outputsOf, weightCount } from '../network.js';
import type { Network } from '../network.js';
import type { Random } from './random.js';
import type { Samples } from './samples.js';

const BATCH = 32;
const RATE = 0.002;
const [DECAY_1, DECAY_2, EPSILON] = [0.9, 0.999, 1e-8];

/** Learns to tell the classes of samples apart (Adam: D. Kingma and J. Ba, 2015; the rate falls to zero). */
export function train(
  { features, classes }: Samples,
  inputs: number,
  outputs: number,
  epochs: number,
  random: Random,
): Network {
  const weights = new Float32Array(weightCount(inputs, HIDDEN, outputs));
  const network: Network = { inputs, hidden: HIDDEN, outputs, weights };
  const second = HIDDEN * (inputs + 1);
  const gauss = (): number => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  for (let at = 0; at < HIDDEN * inputs; at++) weights[at] = gauss() * Math.sqrt(2 / inputs);
  for (let at = 0; at < outputs * HIDDEN; at++) weights[second + at] = gauss() * Math.sqrt(1 / HIDDEN);

  const [gradient, mean, square] = [0, 0, 0].map(() => new Float32Array(weights.length)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const rectified = new Float32Array(HIDDEN);
  const values = new Float32Array(outputs);
  const back = new Float32Array(HIDDEN);
  const order = Uint32Array.from({ length: classes.length }, (_, at) => at);
  const steps = Math.ceil(order.length / BATCH) * epochs;
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = random.below(at + 1);
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    for (let from = 0; from < order.length; from += BATCH) {
      gradient.fill(0);
      const batch = order.subarray(from, from + BATCH);
      for (const one of batch) {
        const row = features.subarray(one * inputs, (one + 1) * inputs);
        hiddenOf(network, row, rectified);
        outputsOf(network, rectified, values);
        back.fill(0);
        for (let unit = 0; unit < outputs; unit++) {
          const error = (Math.exp(values[unit]!) - (unit === classes[one] ? 1 : 0)) / batch.length;
          const to = second + unit * HIDDEN;
          for (let at = 0; at < HIDDEN; at++) {
            gradient[to + at]! += error * rectified[at]!;
            back[at]! += error * weights[to + at]!;
          }
          gradient[second + outputs * HIDDEN + unit]! += error;
        }
        for (let unit = 0; unit < HIDDEN; unit++) {
          if (rectified[unit] === 0) continue;
          const error = back[unit]!;
          const to = unit * inputs;
          for (let at = 0; at < inputs; at++) gradient[to + at]! += error * row[at]!;
          gradient[HIDDEN * inputs + unit]! += error;
        }
      }
      step++;
      const rate = (RATE * (1 - step / steps) * Math.sqrt(1 - DECAY_2 ** step)) / (1 - DECAY_1 ** step);
      for (let at = 0; at < weights.length; at++) {
        const slope = gradient[at]!;
        mean[at] = DECAY_1 * mean[at]! + (1 - DECAY_1) * slope;
        square[at] = DECAY_2 * square[at]! + (1 - DECAY_2) * slope * slope;
        weights[at]! -= (rate * mean[at]!) / (Math.sqrt(square[at]!) + EPSILON);
      }
    }
  }
  return network;
}
