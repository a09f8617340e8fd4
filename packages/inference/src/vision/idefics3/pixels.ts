import type { Pixels } from '../../pictures/pixels.js';
import type { PreparedPicture, TensorData } from '../family.js';
import { decodeExact } from '../base/decode.js';
import { resize } from '../base/resize.js';
import { crop, normalisedBytes } from '../base/tile.js';
import type { Idefics3Config } from './config.js';
import { framedSize, scaledSize } from './sizes.js';
import { pictureText } from './tokens.js';

export interface Frames {
  /** In reading order; the last one is the whole picture. */
  readonly frames: readonly Pixels[];
  /** 0 × 0 when the whole picture is the only frame. */
  readonly rows: number;
  readonly columns: number;
}

/**
 * A picture's file to the encoder's inputs, and to what stands in the prompt for it.
 * @throws PictureError
 */
export async function prepareFrames(
  picture: Uint8Array,
  config: Idefics3Config,
): Promise<Omit<PreparedPicture, 'ids'> & { text: string }> {
  const frames = await cutFrames(await decodeExact(picture), config);
  return {
    tensors: frameTensors(frames.frames, config),
    features: frames.frames.length * config.frameTokens,
    grid: null,
    text: pictureText(frames, config.frameTokens),
  };
}

/** Brings a picture to the model's size and cuts it into square frames. */
async function cutFrames(picture: Pixels, { longestSide, frameSide, splits, kernel }: Idefics3Config): Promise<Frames> {
  const scaled = scaledSize(picture, longestSide);
  let pixels = await resize(picture, scaled.width, scaled.height, kernel);
  const whole = (): Promise<Pixels> => resize(pixels, frameSide, frameSide, kernel);
  if (!splits) return { frames: [await whole()], rows: 0, columns: 0 };
  const framed = framedSize(pixels, frameSide);
  pixels = await resize(pixels, framed.width, framed.height, kernel);
  const rows = framed.height / frameSide;
  const columns = framed.width / frameSide;
  if (rows === 1 && columns === 1) return { frames: [pixels], rows: 0, columns: 0 };
  const frames = Array.from({ length: rows * columns }, (_, index) => {
    const row = Math.floor(index / columns);
    return crop(pixels, (index - row * columns) * frameSide, row * frameSide, frameSide, frameSide);
  });
  return { frames: [...frames, await whole()], rows, columns };
}

/** `pixel_values` [1,frames,3,side,side] and `pixel_attention_mask` [1,frames,side,side], all of it true. */
function frameTensors(
  frames: readonly Pixels[],
  { frameSide, normalisation }: Idefics3Config,
): Record<string, TensorData> {
  const area = frameSide * frameSide;
  const values = new Float32Array(frames.length * 3 * area);
  const tables = normalisedBytes(normalisation);
  for (const [index, { data }] of frames.entries())
    for (const [channel, table] of tables.entries()) {
      const to = (index * 3 + channel) * area;
      for (let i = 0; i < area; i++) values[to + i] = table[data[i * 3 + channel]!]!;
    }
  return {
    pixel_values: { type: 'float32', dims: [1, frames.length, 3, frameSide, frameSide], data: values },
    pixel_attention_mask: {
      type: 'bool',
      dims: [1, frames.length, frameSide, frameSide],
      data: new Uint8Array(frames.length * area).fill(1),
    },
  };
}
