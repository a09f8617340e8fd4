/** Shift and stretch of each hidden dimension, learnt from the examples. */
export interface Scaling {
  readonly mean: number[];
  /** One over the standard deviation. */
  readonly scale: number[];
}

/** Mean and spread of rows of one length. */
export function fitScaling(rows: readonly Float32Array[]): Scaling {
  const size = rows[0]?.length ?? 0;
  const mean = new Array<number>(size).fill(0);
  const variance = new Array<number>(size).fill(0);
  for (const row of rows) for (let i = 0; i < size; i++) mean[i]! += row[i]! / rows.length;
  for (const row of rows) for (let i = 0; i < size; i++) variance[i]! += (row[i]! - mean[i]!) ** 2 / rows.length;
  return { mean, scale: variance.map((v) => (v > 0 ? 1 / Math.sqrt(v) : 0)) };
}

/** A hidden state standardised and brought to length 1: what the classifier takes. */
export function featuresOf(hidden: Float32Array, { mean, scale }: Scaling): Float64Array {
  const features = Float64Array.from(hidden, (value, i) => (value - mean[i]!) * scale[i]!);
  const length = Math.hypot(...features) || 1;
  return features.map((value) => value / length);
}
