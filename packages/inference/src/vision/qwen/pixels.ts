import type { Pixels } from '../../pictures/pixels.js';
import type { TensorData } from '../family.js';
import { resample } from '../base/resample.js';
import { normalisedBytes } from '../base/tile.js';
import type { QwenConfig } from './config.js';
import { encoderSize } from './sizes.js';

/** The picture in the size the encoder takes. @throws PictureError */
export function sizePicture(picture: Pixels, config: QwenConfig): Pixels {
  const { width, height } = encoderSize(picture, config);
  return resample(picture, width, height, config.kernel);
}

/**
 * `pixel_values` [patches,3*frames*side*side]: patches in the order of the image tokens, those of one token together; within a patch
 * channel, frame, row, column. The grid [1,3] is time, height and width in patches.
 */
export function patchTensors(
  { data, width, height }: Pixels,
  { patchSide, merge, frames, normalisation, gridInput }: QwenConfig,
): Record<string, TensorData> {
  const [rows, columns] = [height / patchSide, width / patchSide];
  const area = patchSide * patchSide;
  const patchLength = 3 * frames * area;
  const values = new Float32Array(rows * columns * patchLength);
  const tables = normalisedBytes(normalisation);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const token = Math.floor(row / merge) * (columns / merge) + Math.floor(column / merge);
      const patch = token * merge * merge + (row % merge) * merge + (column % merge);
      for (let channel = 0; channel < 3; channel++) {
        const table = tables[channel]!;
        const to = patch * patchLength + channel * frames * area;
        for (let y = 0; y < patchSide; y++) {
          const from = ((row * patchSide + y) * width + column * patchSide) * 3 + channel;
          for (let x = 0; x < patchSide; x++) values[to + y * patchSide + x] = table[data[from + x * 3]!]!;
        }
        for (let frame = 1; frame < frames; frame++) values.copyWithin(to + frame * area, to, to + area);
      }
    }
  return {
    pixel_values: { type: 'float32', dims: [rows * columns, patchLength], data: values },
    [gridInput]: { type: 'int64', dims: [1, 3], data: BigInt64Array.of(1n, BigInt(rows), BigInt(columns)) },
  };
}
