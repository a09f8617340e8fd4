import type { PreparedPicture } from '../family.js';

/** The memory of tensors, to hand them over to another thread. */
export function buffersOf(tensors: PreparedPicture['tensors']): ArrayBuffer[] {
  return Object.values(tensors).map(({ data }) => data.buffer as ArrayBuffer);
}
