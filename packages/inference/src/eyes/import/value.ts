/** Zeros, or what never wins a maximum, around a value; taken up by the convolution or pooling that follows. */
export interface Padding {
  readonly fill: 0 | 'lowest';
  /** Before and after each axis of the ONNX value. */
  readonly amounts: readonly (readonly [before: number, after: number])[];
}

/**
 * A tensor of the TensorFlow graph: axis i of it is axis `axes[i]` of the ONNX value. Transposing it only composes this order, so that
 * pictures stay in ONNX's [batch, channels, height, width] all the way.
 */
export interface Value {
  readonly name: string;
  readonly axes: readonly number[];
  /** Sizes of the ONNX value at the nominal input size. */
  readonly dims: readonly number[];
  readonly padding?: Padding;
}

/** The order in which no axis moves. */
export function inOrder(rank: number): number[] {
  return Array.from({ length: rank }, (_, axis) => axis);
}

export function sameOrder(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((axis, at) => axis === b[at]);
}

/** Channels last, as TensorFlow's convolutions have them, over channels first, as ONNX's have them. */
export const CHANNELS_LAST = [0, 2, 3, 1] as const;
