import type { Pixels } from '../../pictures/pixels.js';

/** How pixels become the encoder's numbers: (value × scale − mean[channel]) ÷ std[channel]. */
export interface Normalisation {
  readonly scale: number;
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/** A part of the picture, in pixels; the whole of it must lie inside. */
export function crop({ data, width }: Pixels, left: number, top: number, toWidth: number, toHeight: number): Pixels {
  const out = new Uint8Array(toWidth * toHeight * 3);
  for (let y = 0; y < toHeight; y++) {
    const from = ((top + y) * width + left) * 3;
    out.set(data.subarray(from, from + toWidth * 3), y * toWidth * 3);
  }
  return { data: out, width: toWidth, height: toHeight };
}

/** For red, green and blue the number of each of the 256 byte values. */
export function normalisedBytes({
  scale,
  mean,
  std,
}: Normalisation): readonly [Float32Array, Float32Array, Float32Array] {
  const table = (channel: number): Float32Array =>
    Float32Array.from({ length: 256 }, (_, value) => (Math.fround(value * scale) - mean[channel]!) / std[channel]!);
  return [table(0), table(1), table(2)];
}
