import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { readAlphabet } from './alphabet.js';
import { decodeCtc } from './ctc.js';
import type { Recognised } from './ctc.js';
import { boxesOf } from './detection.js';
import type { TextBox } from './detection.js';
import { resize, toPlanes } from '../pictures/pixels.js';
import type { Pixels } from '../pictures/pixels.js';

const DETECTION_FILE = 'PP-OCRv6_det_small.onnx';
const RECOGNITION_FILE = 'PP-OCRv6_rec_small.onnx';

/** Longest side the detector gets, in pixels; more for long pictures such as receipts, whose letters would become too small. */
const DETECTION_SIDE = 960;
const LONG_DETECTION_SIDE = 1280;
/** A picture is long when one side is this many times the other. */
const LONG_RATIO = 2;
/** The detector halves the picture five times. */
const DETECTION_STEP = 32;
/** ImageNet's means and deviations of colours from 0 to 1; applied to blue, green, red in this order, as in training. */
const MEAN = [0.485, 0.456, 0.406];
const DEVIATION = [0.229, 0.224, 0.225];

/** Pixels: the height of a line the recogniser gets, and what its width is a multiple of and lies between. */
export const LINE_HEIGHT = 48;
const LINE_STEP = 8;
const MIN_LINE_WIDTH = 48;
const MAX_LINE_WIDTH = 3200;

/** PP-OCRv6 small: where text is, and what it says. */
export interface OcrModels {
  /** Lines of text in pixels of the picture. */
  detect(picture: Pixels): Promise<TextBox[]>;
  /** One line of LINE_HEIGHT. Lines go one by one at their exact width: padding them to a common one costs accuracy and time. */
  recognise(line: Pixels): Promise<Recognised>;
}

/** Loads both models from the folder of the catalogue entry OCR_MODEL. @throws Error when a file is missing or damaged */
export async function loadModels(dir: string, threads: number): Promise<OcrModels> {
  const options: InferenceSession.SessionOptions = { intraOpNumThreads: threads, interOpNumThreads: 1 };
  const detector = await InferenceSession.create(join(dir, DETECTION_FILE), options);
  const recogniser = await InferenceSession.create(join(dir, RECOGNITION_FILE), options);
  const alphabet = await readAlphabet(join(dir, RECOGNITION_FILE));
  return {
    detect: (picture) => detect(detector, picture),
    recognise: (line) => recognise(recogniser, alphabet, line),
  };
}

async function run(session: InferenceSession, planes: Float32Array, height: number, width: number): Promise<Tensor> {
  const input = new Tensor('float32', planes, [1, 3, height, width]);
  const results = await session.run({ [session.inputNames[0]!]: input });
  return results[session.outputNames[0]!]!;
}

async function detect(session: InferenceSession, picture: Pixels): Promise<TextBox[]> {
  const { width, height } = picture;
  const long = Math.max(width, height) >= LONG_RATIO * Math.min(width, height);
  const shrink = Math.min(1, (long ? LONG_DETECTION_SIDE : DETECTION_SIDE) / Math.max(width, height));
  const toStep = (side: number): number => Math.max(1, Math.round((side * shrink) / DETECTION_STEP)) * DETECTION_STEP;
  const [mapWidth, mapHeight] = [toStep(width), toStep(height)];
  const small = await resize(picture, mapWidth, mapHeight);
  const scale = DEVIATION.map((deviation) => 1 / (255 * deviation));
  const shift = MEAN.map((mean, channel) => -mean / DEVIATION[channel]!);
  const map = await run(session, toPlanes(small, mapWidth, scale, shift), mapHeight, mapWidth);
  const [fx, fy] = [width / mapWidth, height / mapHeight];
  return boxesOf(map.data as Float32Array, mapWidth, mapHeight).map(
    (box) => box.map(([x, y]) => [x * fx, y * fy]) as unknown as TextBox,
  );
}

async function recognise(session: InferenceSession, alphabet: readonly string[], line: Pixels): Promise<Recognised> {
  const rounded = Math.ceil(line.width / LINE_STEP) * LINE_STEP;
  const width = Math.min(Math.max(rounded, MIN_LINE_WIDTH), MAX_LINE_WIDTH);
  const fitting = line.width > width ? await resize(line, width, LINE_HEIGHT) : line;
  const half = 127.5;
  const planes = toPlanes(fitting, width, [1 / half, 1 / half, 1 / half], [-1, -1, -1]);
  const output = await run(session, planes, LINE_HEIGHT, width);
  return decodeCtc(output.data as Float32Array, output.dims[2]!, alphabet);
}
