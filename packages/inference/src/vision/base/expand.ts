import type { PreparedPicture } from '../family.js';

/** Puts the pictures' ids in the places of the image tokens. @throws RangeError when there are not as many places as pictures */
export function expandPlaces(
  ids: readonly number[],
  pictures: readonly PreparedPicture[],
  imageTokenId: number,
): number[] {
  const places = ids.filter((id) => id === imageTokenId).length;
  if (places !== pictures.length)
    throw new RangeError(`the prompt has ${places} image tokens for ${pictures.length} pictures`);
  let next = 0;
  return ids.flatMap((id) => (id === imageTokenId ? pictures[next++]!.ids : [id]));
}

/** @throws RangeError when the expanded prompt does not hold as many image tokens as the pictures have rows of features */
export function checkFeatures(
  ids: readonly number[],
  pictures: readonly PreparedPicture[],
  imageTokenId: number,
): void {
  const tokens = ids.filter((id) => id === imageTokenId).length;
  const features = pictures.reduce((sum, picture) => sum + picture.features, 0);
  if (tokens !== features)
    throw new RangeError(`the prompt has ${tokens} image tokens for ${features} rows of features`);
}
