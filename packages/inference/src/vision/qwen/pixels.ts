import type { Pixels } from '../../pictures/pixels.js';
import type { PreparedPicture, TensorData } from '../family.js';
import { decodeExact } from '../base/decode.js';
import { resize } from '../base/resize.js';
import { normalisedBytes } from '../base/tile.js';
import type { QwenConfig } from './config.js';
import { encoderSize } from './sizes.js';
import { tokenGrid } from './tokens.js';

/** A picture's file to the encoder's inputs. @throws PictureError */
export async function preparePatches(
  picture: Uint8Array,
  config: QwenConfig,
): Promise<Omit<PreparedPicture, 'ids'> & { grid: NonNullable<PreparedPicture['grid']> }> {
  const pixels = await sizePicture(await decodeExact(picture), config);
  const grid = tokenGrid(pixels, config);
  return { tensors: patchTensors(pixels, config), features: grid.rows * grid.columns, grid };
}

/** The picture in the size the encoder takes. @throws PictureError */
export function sizePicture(picture: Pixels, config: QwenConfig): Promise<Pixels> {
  const { width, height } = encoderSize(picture, config);
  return resize(picture, width, height, config.kernel);
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
  const [red, green, blue] = normalisedBytes(normalisation);
  const plane = frames * area;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const token = Math.floor(row / merge) * (columns / merge) + Math.floor(column / merge);
      const patch = token * merge * merge + (row % merge) * merge + (column % merge);
      const start = patch * patchLength;
      for (let y = 0; y < patchSide; y++) {
        let from = ((row * patchSide + y) * width + column * patchSide) * 3;
        let to = start + y * patchSide;
        for (const end = to + patchSide; to < end; to++, from += 3) {
          values[to] = red[data[from]!]!;
          values[to + plane] = green[data[from + 1]!]!;
          values[to + 2 * plane] = blue[data[from + 2]!]!;
        }
      }
      for (let first = start; first < start + patchLength; first += plane)
        for (let frame = 1; frame < frames; frame++) values.copyWithin(first + frame * area, first, first + area);
    }
  return {
    pixel_values: { type: 'float32', dims: [rows * columns, patchLength], data: values },
    [gridInput]: { type: 'int64', dims: [1, 3], data: BigInt64Array.of(1n, BigInt(rows), BigInt(columns)) },
  };
}
