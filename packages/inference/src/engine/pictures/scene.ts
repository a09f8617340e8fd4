import type { Scene } from '../../backends/backend.js';
import { picturesOf } from '../prompt/content.js';
import type { ChatMessage } from '../types.js';
import type { EncodedPicture, Sight } from './sight.js';

/**
 * Rendered ids with one image token a picture, to the ids of a prompt: those around the pictures, and each picture's own.
 * @throws RangeError when the template left out a picture, or made one up
 */
export function fillPlaces(
  ids: readonly number[],
  messages: readonly ChatMessage[],
  encoded: ReadonlyMap<string, EncodedPicture>,
  { vision }: Sight,
): number[] {
  const pictures = picturesOf(messages).map(({ sha256 }) => encoded.get(sha256)!);
  const rows = pictures.flatMap(({ firstId, features }) => Array.from({ length: features }, (_, row) => firstId + row));
  let next = 0;
  return vision.expand(ids, pictures).map((id) => (id === vision.imageTokenId ? rows[next++]! : id));
}

/** What the backend needs to know of the pictures in a prompt made by {@link fillPlaces}. */
export function sceneOf(
  tokens: readonly number[],
  encoded: readonly EncodedPicture[],
  sight: Sight,
): Scene | undefined {
  const { vision, hiddenSize } = sight;
  const pictureOf = (id: number) => encoded.find(({ firstId, features }) => id >= firstId && id < firstId + features);
  const shown = tokens.flatMap((id) => encoded.filter(({ firstId }) => id === firstId));
  const ids = tokens.map((id) => (pictureOf(id) ? vision.imageTokenId : id));
  return {
    positions: vision.positions(ids, shown),
    features(id) {
      const { rows, firstId } = pictureOf(id)!;
      return rows.subarray((id - firstId) * hiddenSize, (id - firstId + 1) * hiddenSize);
    },
  };
}
