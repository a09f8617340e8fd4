import { intersectionOverUnion } from './boxes.js';
import type { FoundObject } from './types.js';

/** Boxes of one kind that overlap by more than this are the same thing. */
const SAME_IOU = 0.6;

/** Of boxes of one kind that show the same thing only the surest is kept (non-maximum suppression). Surest first. */
export function suppress(found: readonly FoundObject[]): FoundObject[] {
  const kept: FoundObject[] = [];
  for (const one of found.toSorted((a, b) => b.score - a.score))
    if (!kept.some(({ kind, box }) => kind === one.kind && intersectionOverUnion(box, one.box) > SAME_IOU))
      kept.push(one);
  return kept;
}
