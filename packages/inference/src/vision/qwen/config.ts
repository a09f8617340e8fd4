import { z } from 'zod';
import { readConfig, readImageProcessor } from '../base/folder.js';
import { imageProcessorShape, normalisationOf } from '../base/image-processor.js';
import type { KernelNumber } from '../base/resample.js';
import type { Normalisation } from '../base/tile.js';
import { VisionError } from '../family.js';

const layers = z.object({ num_hidden_layers: z.number().int().positive() });
/** Qwen2-VL's first folders keep the text's settings beside the others. */
const modelConfig = z.object({
  model_type: z.string(),
  image_token_id: z.number().int(),
  text_config: layers.optional(),
  num_hidden_layers: layers.shape.num_hidden_layers.optional(),
});

const count = (fallback: number) => z.number().int().positive().default(fallback);
const imageProcessor = z.object({
  ...imageProcessorShape({
    resample: 3,
    mean: [0.48145466, 0.4578275, 0.40821073],
    std: [0.26862954, 0.26130258, 0.27577711],
  }),
  patch_size: count(14),
  merge_size: count(2),
  temporal_patch_size: count(2),
  min_pixels: z.number().int().positive().nullish(),
  max_pixels: z.number().int().positive().nullish(),
  size: z
    .object({ shortest_edge: z.number().int().positive(), longest_edge: z.number().int().positive() })
    .default({ shortest_edge: 56 * 56, longest_edge: 28 * 28 * 1280 }),
});

/** Tokens around a picture. */
const AROUND = 2;

export interface QwenConfig {
  readonly imageTokenId: number;
  readonly layers: number;
  /** Name of the encoder's input with time, height and width in patches. */
  readonly gridInput: 'grid_thw' | 'image_grid_thw';
  /** Side of an encoder's patch, in pixels. */
  readonly patchSide: number;
  /** Patches along a side that become one image token. */
  readonly merge: number;
  /** Frames of a patch: a picture is given that many times. */
  readonly frames: number;
  /** Least and most pixels of a picture. */
  readonly minPixels: number;
  readonly maxPixels: number;
  readonly kernel: KernelNumber;
  readonly normalisation: Normalisation;
}

/** Settings of a model's folder, larger pictures than of `mostTokens` made smaller. @throws VisionError */
export async function readQwenConfig(dir: string, mostTokens = Infinity): Promise<QwenConfig> {
  const model = await readConfig(dir, modelConfig);
  const pictures = await readImageProcessor(dir, imageProcessor);
  const depth = model.text_config?.num_hidden_layers ?? model.num_hidden_layers;
  if (depth === undefined) throw new VisionError('config.json does not say how many layers the decoder has');
  const tokenPixels = (pictures.patch_size * pictures.merge_size) ** 2;
  return {
    imageTokenId: model.image_token_id,
    layers: depth,
    gridInput: model.model_type === 'qwen2_vl' ? 'grid_thw' : 'image_grid_thw',
    patchSide: pictures.patch_size,
    merge: pictures.merge_size,
    frames: pictures.temporal_patch_size,
    minPixels: pictures.min_pixels ?? pictures.size.shortest_edge,
    maxPixels: Math.min(pictures.max_pixels ?? pictures.size.longest_edge, (mostTokens - AROUND) * tokenPixels),
    kernel: pictures.resample,
    normalisation: normalisationOf(pictures),
  };
}
