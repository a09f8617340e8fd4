import type { Pixels } from '../../pictures/pixels.js';

/** PIL's resampling kernels, by its number for them in `preprocessor_config.json`. */
export const KERNELS = {
  1: { support: 3, at: lanczos },
  2: { support: 1, at: triangle },
  3: { support: 2, at: cubic },
} as const;
export type KernelNumber = keyof typeof KERNELS;

/** Whose rounding: PIL keeps each weight in 32 bits, torchvision's antialiased resizing of bytes in 16. */
export type Rounding = 'pil' | 'torch';

/** Fixed-point bits of PIL's weights: 32 less 8 of the pixel, one of the sign and one for what overshoots. */
const PIL_BITS = 22;
/** What the largest of torch's weights must stay below. */
const TORCH_LIMIT = 2 ** 15;
const CHANNELS = 3;

/** Bound here, as a look-up of a global costs more than the product where a program runs in a context of its own. */
const { imul } = Math;

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function lanczos(x: number): number {
  return Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0;
}

function triangle(x: number): number {
  return Math.max(0, 1 - Math.abs(x));
}

function cubic(signed: number): number {
  const x = Math.abs(signed);
  const a = -0.5;
  if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
}

interface Taps {
  /** Fixed-point bits of the weights. */
  readonly bits: number;
  /** Weights of one output pixel after another, `size` places each. */
  readonly weights: Int32Array;
  readonly size: number;
  /** First input pixel and number of input pixels of each output pixel. */
  readonly first: Int32Array;
  readonly count: Int32Array;
}

function weightBits(largest: number, rounding: Rounding): number {
  let bits = PIL_BITS;
  if (rounding === 'torch') while (bits > 0 && Math.trunc(0.5 + largest * 2 ** bits) >= TORCH_LIMIT) bits--;
  return bits;
}

/** Weights of the input pixels for each output pixel; the kernel widens when the picture shrinks (antialias). */
function taps(from: number, to: number, kernel: KernelNumber, rounding: Rounding): Taps {
  const { support, at } = KERNELS[kernel];
  const scale = from / to;
  const widened = Math.max(1, scale);
  const reach = support * widened;
  const size = Math.ceil(reach) * 2 + 1;
  const exact = new Float64Array(to * size);
  const first = new Int32Array(to);
  const count = new Int32Array(to);
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale;
    const start = Math.max(0, Math.trunc(centre - reach + 0.5));
    const length = Math.min(from, Math.trunc(centre + reach + 0.5)) - start;
    const raw = Array.from({ length }, (_, n) => at((n + start - centre + 0.5) / widened));
    const sum = raw.reduce((total, weight) => total + weight, 0);
    for (const [n, weight] of raw.entries()) exact[i * size + n] = weight / sum;
    first[i] = start;
    count[i] = length;
  }
  const bits = weightBits(
    exact.reduce((largest, weight) => Math.max(largest, weight), 0),
    rounding,
  );
  const weights = Int32Array.from(exact, (weight) => Math.trunc(weight * 2 ** bits + (weight < 0 ? -0.5 : 0.5)));
  return { bits, weights, size, first, count };
}

function byte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

function horizontally({ data, width, height }: Pixels, toWidth: number, columns: Taps): Pixels {
  const { bits, weights, size, first, count } = columns;
  const out = new Uint8Array(toWidth * height * CHANNELS);
  const half = 1 << (bits - 1);
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < toWidth; x++, to += CHANNELS) {
      let red = half;
      let green = half;
      let blue = half;
      let at = (y * width + first[x]!) * CHANNELS;
      for (let n = x * size, end = n + count[x]!; n < end; n++, at += CHANNELS) {
        const weight = weights[n]!;
        red += data[at]! * weight;
        green += data[at + 1]! * weight;
        blue += data[at + 2]! * weight;
      }
      out[to] = byte(red >> bits);
      out[to + 1] = byte(green >> bits);
      out[to + 2] = byte(blue >> bits);
    }
  return { data: out, width: toWidth, height };
}

function vertically({ data, width }: Pixels, toHeight: number, rows: Taps): Pixels {
  const { bits, weights, size, first, count } = rows;
  const stride = width * CHANNELS;
  const out = new Uint8ClampedArray(stride * toHeight);
  const sums = new Int32Array(stride);
  for (let y = 0; y < toHeight; y++) {
    sums.fill(1 << (bits - 1));
    // Four rows at a time, those that are not there with no weight; the last four go straight into the picture.
    for (let n = 0; n < count[y]!; n += 4) {
      const last = n + 4 >= count[y]!;
      const row = (tap: number): number => (first[y]! + Math.min(n + tap, count[y]! - 1)) * stride;
      const weight = (tap: number): number => (n + tap < count[y]! ? weights[y * size + n + tap]! : 0);
      const [a, b, c, d] = [row(0), row(1), row(2), row(3)];
      const [u, v, w, x] = [weight(0), weight(1), weight(2), weight(3)];
      for (let i = 0, to = y * stride; i < stride; i++, to++) {
        const sum =
          sums[i]! + imul(data[a + i]!, u) + imul(data[b + i]!, v) + imul(data[c + i]!, w) + imul(data[d + i]!, x);
        if (last) out[to] = sum >> bits;
        else sums[i] = sum;
      }
    }
  }
  return { data: new Uint8Array(out.buffer), width, height: toHeight };
}

/**
 * The picture in another size, not keeping its proportions, to the last bit as PIL (to version 11; later ones take the rows of some tall
 * pictures first) or torchvision does it: columns first, rounded to bytes, then rows. The models were trained on pictures made so; libvips
 * centres and rounds its kernels another way.
 */
export function resample(
  pixels: Pixels,
  width: number,
  height: number,
  kernel: KernelNumber,
  rounding: Rounding = 'pil',
): Pixels {
  const wide =
    width === pixels.width ? pixels : horizontally(pixels, width, taps(pixels.width, width, kernel, rounding));
  return height === wide.height ? wide : vertically(wide, height, taps(wide.height, height, kernel, rounding));
}
