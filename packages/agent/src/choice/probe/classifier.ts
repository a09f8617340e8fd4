import { minimise } from './minimise.js';

/** Multinomial logistic regression: one row of weights and one bias a class. */
export interface Classifier {
  readonly weights: number[][];
  readonly bias: number[];
}

const SEARCH = { iterations: 100, tolerance: 1e-2, memory: 10 };

/**
 * Fits `C · Σ cross-entropy + ½‖W‖²`; biases are free.
 * @param rows features, one an example; `labels` their classes, 0 to `classes` − 1.
 */
export function fitClassifier(
  rows: readonly Float64Array[],
  labels: readonly number[],
  classes: number,
  c: number,
): Classifier {
  const size = rows[0]?.length ?? 0;
  const stride = size + 1;
  const objective = (x: Float64Array, gradient: Float64Array) => {
    let loss = 0;
    gradient.fill(0);
    for (let k = 0; k < classes; k++) {
      for (let j = 0; j < size; j++) {
        const w = x[k * stride + j]!;
        loss += (w * w) / 2;
        gradient[k * stride + j] = w;
      }
    }
    for (const [i, row] of rows.entries()) {
      const p = softmax(scores(x, row, classes, stride));
      loss -= c * Math.log(Math.max(p[labels[i]!]!, 1e-300));
      for (let k = 0; k < classes; k++) {
        const slope = c * (p[k]! - (k === labels[i] ? 1 : 0));
        const at = k * stride;
        for (let j = 0; j < size; j++) gradient[at + j]! += slope * row[j]!;
        gradient[at + size]! += slope;
      }
    }
    return loss;
  };
  const x = minimise(objective, new Float64Array(classes * stride), SEARCH);
  const perClass = Array.from({ length: classes }, (_, k) => [...x.subarray(k * stride, (k + 1) * stride)]);
  return { weights: perClass.map((values) => values.slice(0, size)), bias: perClass.map((values) => values[size]!) };
}

/** Probability of each class. */
export function classify({ weights, bias }: Classifier, features: Float64Array): number[] {
  return softmax(weights.map((row, k) => row.reduce((sum, w, j) => sum + w * features[j]!, bias[k]!)));
}

function scores(x: Float64Array, row: Float64Array, classes: number, stride: number): number[] {
  const out = new Array<number>(classes);
  for (let k = 0; k < classes; k++) {
    let sum = x[k * stride + stride - 1]!;
    for (let j = 0; j < stride - 1; j++) sum += x[k * stride + j]! * row[j]!;
    out[k] = sum;
  }
  return out;
}

function softmax(values: readonly number[]): number[] {
  const most = Math.max(...values);
  const exp = values.map((value) => Math.exp(value - most));
  const sum = exp.reduce((a, b) => a + b, 0);
  return exp.map((value) => value / sum);
}
