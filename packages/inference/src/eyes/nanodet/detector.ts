import { InferenceSession, Tensor } from 'onnxruntime-node';
import { toPlanes } from '../../pictures/pixels.js';
import type { Pixels } from '../../pictures/pixels.js';
import { clip } from '../boxes.js';
import { suppress } from '../suppress.js';
import type { Box, FoundObject } from '../types.js';
import { decodeLevel } from './decode.js';
import { letterbox } from './letterbox.js';

/** Names in NanoDet's graph. */
export const INPUT = 'input_1';
const LEVELS = [
  { stride: 8, scores: 'Identity', boxes: 'Identity_3' },
  { stride: 16, scores: 'Identity_1', boxes: 'Identity_4' },
  { stride: 32, scores: 'Identity_2', boxes: 'Identity_5' },
] as const;
export const OUTPUTS = LEVELS.flatMap(({ scores, boxes }) => [scores, boxes]);

/** Below this the model is more often wrong than right. */
const LEAST_SCORE = 0.45;
/** Means and deviations of blue, green and red, 0 to 255, as in training. */
const MEAN = [103.53, 116.28, 123.675];
const DEVIATION = [57.375, 57.12, 58.395];

/** Finds objects in an area of a picture. */
export interface Detector {
  /** `area`: whole pixels, inside the picture. Boxes in pixels of the picture, clipped to the area. */
  detect(picture: Pixels, area: Box): Promise<FoundObject[]>;
}

/** @param file the converted graph. @throws Error when it is missing or damaged */
export async function loadDetector(file: string, threads: number): Promise<Detector> {
  const session = await InferenceSession.create(file, { intraOpNumThreads: threads, interOpNumThreads: 1 });
  const scale = DEVIATION.map((deviation) => 1 / deviation);
  const shift = MEAN.map((mean, channel) => -mean / DEVIATION[channel]!);
  return {
    detect: async (picture, area) => {
      const { pixels, factor, left, top } = await letterbox(picture, area);
      const planes = toPlanes(pixels, pixels.width, scale, shift);
      const results = await session.run({
        [INPUT]: new Tensor('float32', planes, [1, 3, pixels.height, pixels.width]),
      });
      const numbers = (name: string): Float32Array => results[name]!.data as Float32Array;
      const found = LEVELS.flatMap(({ stride, scores, boxes }) =>
        decodeLevel(
          { stride, columns: pixels.width / stride, scores: numbers(scores), boxes: numbers(boxes) },
          LEAST_SCORE,
        ),
      );
      return suppress(found).map(({ kind, score, box }) => ({
        kind,
        score,
        box: clip(
          {
            x: box.x * factor + left,
            y: box.y * factor + top,
            width: box.width * factor,
            height: box.height * factor,
          },
          area,
        ),
      }));
    },
  };
}
