import { fileURLToPath } from 'node:url';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { resize } from '../../pictures/pixels.js';
import type { Pixels } from '../../pictures/pixels.js';

/** Trained by numerals/train.py; the path is the same from src/ and from dist/. */
const MODEL = fileURLToPath(new URL('../../../numerals/numerals.onnx', import.meta.url));
/** Pixels: the height of a line, and the least width. */
const HEIGHT = 32;
const MIN_WIDTH = 8;
/** Rec. 601 luma. */
const [RED, GREEN, BLUE] = [0.299, 0.587, 0.114];

/** Logarithms of probabilities, [steps, CLASSES], for a line of numbers. */
export type NumeralReader = (line: Pixels) => Promise<Float32Array>;

/** Loads the reader of numbers, which ships with the program. @throws Error when its file is damaged */
export async function loadNumeralReader(): Promise<NumeralReader> {
  const session = await InferenceSession.create(MODEL, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  return async (line) => {
    const width = Math.max(MIN_WIDTH, Math.round((line.width * HEIGHT) / line.height));
    const input = new Tensor('float32', even(await resize(line, width, HEIGHT)), [1, 1, HEIGHT, width]);
    const results = await session.run({ [session.inputNames[0]!]: input });
    return results[session.outputNames[0]!]!.data as Float32Array;
  };
}

/** Brightness from 0 to 1, dark on light. */
function even({ data, width, height }: Pixels): Float32Array {
  const grey = new Float32Array(width * height);
  for (let at = 0; at < grey.length; at++)
    grey[at] = data[at * 3]! * RED + data[at * 3 + 1]! * GREEN + data[at * 3 + 2]! * BLUE;
  let [low, high] = [Infinity, -Infinity];
  for (const value of grey) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const span = Math.max(1, high - low);
  let border = 0;
  for (let x = 0; x < width; x++) border += grey[x]! + grey[(height - 1) * width + x]!;
  const light = (border / (2 * width) - low) / span >= 0.5;
  return grey.map((value) => (light ? value - low : high - value) / span);
}
