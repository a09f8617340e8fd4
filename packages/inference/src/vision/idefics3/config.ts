import { z } from 'zod';
import { readConfig, readImageProcessor } from '../base/folder.js';
import { imageProcessorShape, normalisationOf } from '../base/image-processor.js';
import type { KernelNumber } from '../base/resample.js';
import type { Normalisation } from '../base/tile.js';

const modelConfig = z.object({
  image_token_id: z.number().int(),
  scale_factor: z.number().int().positive().default(2),
  vision_config: z.object({ image_size: z.number().int().positive(), patch_size: z.number().int().positive() }),
  text_config: z.object({ num_hidden_layers: z.number().int().positive() }),
});

const edge = z.object({ longest_edge: z.number().int().positive() });
const imageProcessor = z.object({
  ...imageProcessorShape({ resample: 1, mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] }),
  size: edge.default({ longest_edge: 4 * 364 }),
  max_image_size: edge.default({ longest_edge: 364 }),
  do_image_splitting: z.boolean().default(true),
});

export interface Idefics3Config {
  readonly imageTokenId: number;
  readonly layers: number;
  /** Image tokens of one frame. */
  readonly frameTokens: number;
  /** Longest side a picture is brought to, in pixels. */
  readonly longestSide: number;
  /** Side of a frame, in pixels. */
  readonly frameSide: number;
  /** Whether a picture is cut into frames; else it is one. */
  readonly splits: boolean;
  readonly kernel: KernelNumber;
  readonly normalisation: Normalisation;
}

/** Settings of a model's folder. @throws VisionError */
export async function readIdefics3Config(dir: string): Promise<Idefics3Config> {
  const model = await readConfig(dir, modelConfig);
  const pictures = await readImageProcessor(dir, imageProcessor);
  const { image_size: size, patch_size: patch } = model.vision_config;
  return {
    imageTokenId: model.image_token_id,
    layers: model.text_config.num_hidden_layers,
    frameTokens: Math.floor(Math.floor(size / patch) ** 2 / model.scale_factor ** 2),
    longestSide: pictures.size.longest_edge,
    frameSide: pictures.max_image_size.longest_edge,
    splits: pictures.do_image_splitting,
    kernel: pictures.resample,
    normalisation: normalisationOf(pictures),
  };
}
