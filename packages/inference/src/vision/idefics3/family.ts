import type { ModelFolder, VisionFamily, VisionModel } from '../family.js';
import { keysValues } from '../base/caches.js';
import { checkFeatures, expandPlaces } from '../base/expand.js';
import { countedPositions } from '../base/positions.js';
import { readIdefics3Config } from './config.js';
import { mostFrames } from './sizes.js';
import { prepareInThread } from '../thread/picture-thread.js';
import { pictureText } from './tokens.js';

async function load({ dir, encode }: ModelFolder, modelType: string): Promise<VisionModel> {
  const config = await readIdefics3Config(dir);
  const { imageTokenId } = config;
  return {
    family: IDEFICS3.name,
    modelType,
    mostTokens: encode(pictureText(mostFrames(config), config.frameTokens)).length,
    imageTokenId,
    caches: Array.from({ length: config.layers }, (_, layer) => keysValues(layer)).flat(),
    async prepare(picture) {
      const { text, ...prepared } = await prepareInThread('idefics3', picture, config);
      return { ...prepared, ids: encode(text) };
    },
    expand: (ids, pictures) => expandPlaces(ids, pictures, imageTokenId),
    positions(ids, pictures) {
      checkFeatures(ids, pictures, imageTokenId);
      return countedPositions(ids);
    },
  };
}

/** Idefics3, SmolVLM and SmolVLM2: square frames of a picture brought to a fixed longest side, and the whole picture as one more. */
export const IDEFICS3: VisionFamily = { name: 'idefics3', modelTypes: ['idefics3', 'smolvlm'], load };
