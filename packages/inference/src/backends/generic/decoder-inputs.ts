import type { InferenceSession } from 'onnxruntime-node';
import type { CacheName } from '../../vision/family.js';

/** Besides the caches. */
const KNOWN = ['inputs_embeds', 'attention_mask', 'position_ids', 'num_logits_to_keep'];

/**
 * Some exports hand the decoder more than embeddings: DeepStack's features of a picture for its first layers, say, for which there is no
 * settled name yet.
 * @throws Error when the decoder asks for something that it would not be given
 */
export function checkInputs({ inputNames }: Pick<InferenceSession, 'inputNames'>, caches: readonly CacheName[]): void {
  const given = new Set([...KNOWN, ...caches.map(({ input }) => input)]);
  const unknown = inputNames.filter((name) => !given.has(name));
  if (unknown.length > 0)
    throw new Error(
      `the decoder asks for ${unknown.join(', ')}, which this program does not know: it gives embeddings, mask, positions and caches`,
    );
}
