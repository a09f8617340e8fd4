import type { CacheName, ModelFolder, VisionFamily, VisionModel } from '../family.js';
import { keysValues } from '../base/caches.js';
import { checkFeatures, expandPlaces } from '../base/expand.js';
import { countedPositions } from '../base/positions.js';
import { readLfm2Config } from './config.js';
import { prepareInThread } from '../thread/picture-thread.js';
import { tokensAtMost } from './tokens.js';

function convolutionState(layer: number): readonly CacheName[] {
  return [{ input: `past_conv.${layer}`, output: `present_conv.${layer}`, kind: 'state' }];
}

async function load({ dir, encode, mostTokens = Infinity }: ModelFolder, modelType: string): Promise<VisionModel> {
  const config = await readLfm2Config(dir, mostTokens);
  const { imageTokenId } = config;
  return {
    family: LFM2_VL.name,
    modelType,
    mostTokens: tokensAtMost(config),
    imageTokenId,
    caches: config.layerTypes.flatMap((type, layer) => (type === 'conv' ? convolutionState(layer) : keysValues(layer))),
    async prepare(picture) {
      const { text, ...prepared } = await prepareInThread('lfm2', picture, config);
      return { ...prepared, ids: encode(text) };
    },
    expand: (ids, pictures) => expandPlaces(ids, pictures, imageTokenId),
    positions(ids, pictures) {
      checkFeatures(ids, pictures, imageTokenId);
      return countedPositions(ids);
    },
  };
}

/** LFM2-VL and LFM2.5-VL: pictures at their own proportions, large ones in tiles; a decoder with convolution states beside keys and values. */
export const LFM2_VL: VisionFamily = { name: 'lfm2', modelTypes: ['lfm2_vl'], load };
