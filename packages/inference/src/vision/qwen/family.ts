import type { ModelFolder, VisionFamily, VisionModel } from '../family.js';
import { keysValues } from '../base/caches.js';
import { checkFeatures, expandPlaces } from '../base/expand.js';
import { readQwenConfig } from './config.js';
import { gridPositions } from './positions.js';
import { prepareInThread } from '../thread/picture-thread.js';
import { tokensAtMost } from './tokens.js';

async function load({ dir, mostTokens = Infinity }: ModelFolder, modelType: string): Promise<VisionModel> {
  const config = await readQwenConfig(dir, mostTokens);
  const { imageTokenId } = config;
  return {
    family: QWEN_VL.name,
    modelType,
    mostTokens: tokensAtMost(config),
    imageTokenId,
    caches: Array.from({ length: config.layers }, (_, layer) => keysValues(layer)).flat(),
    async prepare(picture) {
      const prepared = await prepareInThread('qwen', picture, config);
      return { ...prepared, ids: Array<number>(prepared.features).fill(imageTokenId) };
    },
    expand: (ids, pictures) => expandPlaces(ids, pictures, imageTokenId),
    positions(ids, pictures) {
      checkFeatures(ids, pictures, imageTokenId);
      return gridPositions(ids, pictures, imageTokenId);
    },
  };
}

/** Qwen2-VL, Qwen2.5-VL and Qwen3-VL: pictures at their own proportions, and positions in time, height and width. */
export const QWEN_VL: VisionFamily = { name: 'qwen', modelTypes: ['qwen2_vl', 'qwen2_5_vl', 'qwen3_vl'], load };
