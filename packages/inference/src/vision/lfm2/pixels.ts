import { PictureError, type Pixels } from '../../pictures/pixels.js';
import type { PreparedPicture, TensorData } from '../family.js';
import { decodeExact } from '../base/decode.js';
import { resize } from '../base/resize.js';
import { crop, normalisedBytes } from '../base/tile.js';
import type { Lfm2Config } from './config.js';
import { gridFor, isLarge, wholeSize } from './sizes.js';
import { pictureText, tileTokens, tokensAtMost } from './tokens.js';

export interface Tiles {
  /** In reading order; when the picture was cut the last one may be the whole picture. */
  readonly tiles: readonly Pixels[];
  /** 1 × 1 when it was not cut. */
  readonly rows: number;
  readonly columns: number;
}

/**
 * A picture's file to the encoder's inputs, and to what stands in the prompt for it.
 * @throws PictureError
 */
export async function prepareTiles(
  picture: Uint8Array,
  config: Lfm2Config,
): Promise<Omit<PreparedPicture, 'ids'> & { text: string }> {
  const tiles = await cutTiles(await decodeExact(picture), config);
  return {
    tensors: tileTensors(tiles.tiles, config),
    features: tiles.tiles.reduce((sum, tile) => sum + tileTokens(tile, config), 0),
    grid: null,
    text: pictureText(tiles, config),
  };
}

/**
 * Brings a picture to the model's size, and cuts a large one into square tiles.
 * @throws PictureError when it is so long and thin that it would have to be enlarged to more than the model takes
 */
async function cutTiles(picture: Pixels, config: Lfm2Config): Promise<Tiles> {
  const { tileSide, kernel } = config;
  const whole = (): Promise<Pixels> => {
    const size = wholeSize(picture, config);
    if (tileTokens(size, config) > tokensAtMost(config))
      throw new PictureError(`The picture is ${picture.width} × ${picture.height} pixels, too long for how thin it is`);
    const { width, height } = size;
    return resize(picture, width, height, kernel, 'torch');
  };
  if (config.tiles === null || !isLarge(picture, config)) return { tiles: [await whole()], rows: 1, columns: 1 };
  const { rows, columns } = gridFor(picture, config.tiles, tileSide);
  const resized = await resize(picture, columns * tileSide, rows * tileSide, kernel, 'torch');
  const tiles = Array.from({ length: rows * columns }, (_, index) => {
    const row = Math.floor(index / columns);
    return crop(resized, (index - row * columns) * tileSide, row * tileSide, tileSide, tileSide);
  });
  const thumbnail = config.thumbnail && rows * columns > 1 ? [await whole()] : [];
  return { tiles: [...tiles, ...thumbnail], rows, columns };
}

/**
 * `pixel_values` [tiles,maxPatches,side*side*3], patches row by row, each with its pixels row by row and zeros after the last;
 * `pixel_attention_mask` [tiles,maxPatches]; `spatial_shapes` [tiles,2], rows and columns of patches.
 */
function tileTensors(
  tiles: readonly Pixels[],
  { patchSide, maxPatches: padded, normalisation }: Lfm2Config,
): Record<string, TensorData> {
  const patchLength = patchSide * patchSide * 3;
  // Very long pictures have a few more, as a side is at least one token.
  const maxPatches = Math.max(padded, ...tiles.map(({ width, height }) => (width * height) / patchSide ** 2));
  const values = new Float32Array(tiles.length * maxPatches * patchLength);
  const mask = new BigInt64Array(tiles.length * maxPatches);
  const shapes = new BigInt64Array(tiles.length * 2);
  const [red, green, blue] = normalisedBytes(normalisation);
  for (const [tile, { data, width, height }] of tiles.entries()) {
    const [rows, columns] = [height / patchSide, width / patchSide];
    shapes.set([BigInt(rows), BigInt(columns)], tile * 2);
    mask.fill(1n, tile * maxPatches, tile * maxPatches + rows * columns);
    for (let y = 0; y < height; y++)
      for (let column = 0; column < columns; column++) {
        const patch = tile * maxPatches + Math.floor(y / patchSide) * columns + column;
        let to = patch * patchLength + (y % patchSide) * patchSide * 3;
        let from = (y * width + column * patchSide) * 3;
        for (const end = from + patchSide * 3; from < end; from += 3, to += 3) {
          values[to] = red[data[from]!]!;
          values[to + 1] = green[data[from + 1]!]!;
          values[to + 2] = blue[data[from + 2]!]!;
        }
      }
  }
  return {
    pixel_values: { type: 'float32', dims: [tiles.length, maxPatches, patchLength], data: values },
    pixel_attention_mask: { type: 'int64', dims: [tiles.length, maxPatches], data: mask },
    spatial_shapes: { type: 'int64', dims: [tiles.length, 2], data: shapes },
  };
}
