import { Tensor } from 'onnxruntime-node';
import type { InferenceSession } from 'onnxruntime-node';

/** Outputs by name: every `step`-th value (default: all). Written by goldens/eyes/make_goldens.py. */
export type Golden = Readonly<
  Record<string, { readonly dims: readonly number[]; readonly step?: number; readonly values: readonly number[] }>
>;

/** Runs a graph on the input that the script makes too: [1, 3, height, width]. */
export async function runOnWave(
  session: InferenceSession,
  height: number,
  width: number,
): Promise<Readonly<Record<string, Tensor>>> {
  const data = new Float32Array(3 * height * width);
  let at = 0;
  for (let c = 0; c < 3; c++)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        data[at++] = 2 * Math.sin(0.13 * x + 0.029 * y * (c + 1) + c) * Math.cos(0.07 * y - 0.002 * x * c);
  return session.run({ [session.inputNames[0]!]: new Tensor('float32', data, [1, 3, height, width]) });
}

/** The largest distance of a value to the golden one, as a share of its size where that is above 1. @throws Error when shapes differ */
export function compareWithGolden(results: Readonly<Record<string, Tensor>>, golden: Golden): number {
  let largest = 0;
  for (const [name, { dims, step = 1, values }] of Object.entries(golden)) {
    const result = results[name]!;
    if (result.dims.join() !== dims.join()) throw new Error(`${name} is [${result.dims.join()}], not [${dims.join()}]`);
    values.forEach((value, at) => {
      const distance = Math.abs((result.data as Float32Array)[at * step]! - value);
      largest = Math.max(largest, Number.isNaN(distance) ? Infinity : distance / Math.max(1, Math.abs(value)));
    });
  }
  return largest;
}
