import { z } from 'zod';
import { readConfig, readImageProcessor } from '../base/folder.js';
import { imageProcessorShape, normalisationOf } from '../base/image-processor.js';
import type { KernelNumber } from '../base/resample.js';
import type { Normalisation } from '../base/tile.js';

const modelConfig = z.object({
  image_token_id: z.number().int(),
  text_config: z.object({ layer_types: z.array(z.enum(['conv', 'full_attention'])).min(1) }),
});

const count = (fallback: number) => z.number().int().positive().default(fallback);
const imageProcessor = z.object({
  ...imageProcessorShape({ resample: 2, mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] }),
  downsample_factor: count(2),
  do_image_splitting: z.boolean().default(true),
  min_tiles: count(2),
  max_tiles: count(10),
  use_thumbnail: z.boolean().default(true),
  min_image_tokens: count(64),
  max_image_tokens: count(256),
  encoder_patch_size: count(16),
  tile_size: count(512),
  max_pixels_tolerance: z.number().positive().default(2),
});

/** Tokens around a cut picture and before its thumbnail. */
const AROUND = 3;

export interface Lfm2Config {
  readonly imageTokenId: number;
  readonly layerTypes: readonly ('conv' | 'full_attention')[];
  /** Side of an encoder's patch, in pixels. */
  readonly patchSide: number;
  /** Patches along a side that become one image token. */
  readonly merge: number;
  /** Patches a tile is padded to. */
  readonly maxPatches: number;
  /** Side of a tile of a cut picture, in pixels. */
  readonly tileSide: number;
  /** How many tiles a large picture is cut into; null when pictures are not cut. */
  readonly tiles: { readonly min: number; readonly max: number } | null;
  /** Whether a cut picture is also given whole. */
  readonly thumbnail: boolean;
  /** Pixels of a picture, or thumbnail, that is not cut. */
  readonly minPixels: number;
  readonly maxPixels: number;
  /** A picture of more pixels is cut. */
  readonly largePixels: number;
  readonly kernel: KernelNumber;
  readonly normalisation: Normalisation;
}

/** Settings of a model's folder, pictures cut into fewer tiles where they would take more than `mostTokens`. @throws VisionError */
export async function readLfm2Config(dir: string, mostTokens = Infinity): Promise<Lfm2Config> {
  const model = await readConfig(dir, modelConfig);
  const pictures = await readImageProcessor(dir, imageProcessor);
  const { encoder_patch_size: patch, downsample_factor: merge, max_image_tokens: maxTokens } = pictures;
  const tokenPixels = (patch * merge) ** 2;
  const tileTokens = Math.ceil(pictures.tile_size / (patch * merge)) ** 2 + 1;
  const mostTiles = Math.min(pictures.max_tiles, Math.floor((mostTokens - maxTokens - AROUND) / tileTokens));
  const cuts = pictures.do_image_splitting && mostTiles >= pictures.min_tiles;
  const tilePatches = cuts ? Math.floor(pictures.tile_size / patch) ** 2 : 0;
  return {
    imageTokenId: model.image_token_id,
    layerTypes: model.text_config.layer_types,
    patchSide: patch,
    merge,
    maxPatches: Math.max(maxTokens * merge ** 2, tilePatches),
    tileSide: pictures.tile_size,
    tiles: cuts && mostTiles > 1 ? { min: pictures.min_tiles, max: mostTiles } : null,
    thumbnail: pictures.use_thumbnail,
    minPixels: pictures.min_image_tokens * tokenPixels,
    maxPixels: maxTokens * tokenPixels,
    largePixels: maxTokens * tokenPixels * pictures.max_pixels_tolerance,
    kernel: pictures.resample,
    normalisation: normalisationOf(pictures),
  };
}
