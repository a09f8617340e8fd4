import { createHash } from 'node:crypto';
import type { PicturePart } from '../../prompt/places.js';

/** A picture as the engine takes it. */
export function pictureOf(bytes: Buffer): PicturePart {
  return { type: 'image', bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
