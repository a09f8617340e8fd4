import { z } from 'zod';
import { readConfig } from './base/folder.js';
import { VisionError, type ModelFolder, type VisionFamily, type VisionModel } from './family.js';
import { IDEFICS3 } from './idefics3/family.js';
import { LFM2_VL } from './lfm2/family.js';
import { QWEN_VL } from './qwen/family.js';

/** Every vision-language family this program knows. */
export const VISION_FAMILIES: readonly VisionFamily[] = [IDEFICS3, LFM2_VL, QWEN_VL];

const kind = z.object({ model_type: z.string() });

/**
 * The family of a model's folder, by `model_type` in its config.json, with its settings read.
 * @throws VisionError for a family this program does not know, and when the folder does not fit its family
 */
export async function loadVisionModel(folder: ModelFolder): Promise<VisionModel> {
  const { model_type: type } = await readConfig(folder.dir, kind);
  const family = VISION_FAMILIES.find(({ modelTypes }) => modelTypes.includes(type));
  if (!family) {
    const known = VISION_FAMILIES.flatMap(({ modelTypes }) => modelTypes).join(', ');
    throw new VisionError(`Pictures for a model of type "${type}" are not supported; known types: ${known}`);
  }
  return family.load(folder, type);
}
