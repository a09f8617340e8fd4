import { area, overlapOfSmaller } from './boxes.js';
import type { Box, FoundObject } from './types.js';

/** What was found in one look: the whole area, or a tile of it. */
export interface Look {
  readonly area: Box;
  readonly found: readonly FoundObject[];
}

/** Boxes of one kind from different looks that share this much of the smaller one are the same thing, seen whole and in part. */
const SAME_OVERLAP = 0.6;
/** A box whose longer side is more than this share of a tile's may be cut in every tile: the look at the whole area counts. */
const LARGE = 1 / 3;
/** A box this near to a tile's edge, as a share of the tile's side, is cut by it. */
const EDGE = 0.01;

interface Candidate {
  readonly object: FoundObject;
  readonly look: Look;
  /** Looked at in this order: large things seen whole, things not cut, the rest; the surest of each first. */
  readonly rank: number;
}

/**
 * Joins what was found in the whole area and in its tiles. Overlap is measured by the smaller box: a tile shows a close person's head and
 * shoulders as one more person, which hardly overlaps the person by the usual measure. Surest first.
 */
export function mergeLooks(whole: Look, tiles: readonly Look[]): FoundObject[] {
  const candidates = [
    ...whole.found.map((object): Candidate => ({ object, look: whole, rank: isLarge(object, tiles[0]) ? 0 : 1 })),
    ...tiles.flatMap((look) =>
      look.found.map((object): Candidate => ({ object, look, rank: isCut(object.box, look.area, whole.area) ? 2 : 1 })),
    ),
  ].toSorted((a, b) => a.rank - b.rank || b.object.score - a.object.score);
  const kept: Candidate[] = [];
  for (const one of candidates)
    if (!kept.some((other) => other.look !== one.look && isSame(other.object, one.object))) kept.push(one);
  return kept.map(({ object }) => object).toSorted((a, b) => b.score - a.score);
}

function isSame(a: FoundObject, b: FoundObject): boolean {
  return a.kind === b.kind && area(b.box) > 0 && overlapOfSmaller(a.box, b.box) > SAME_OVERLAP;
}

function isLarge({ box }: FoundObject, tile: Look | undefined): boolean {
  return tile !== undefined && Math.max(box.width / tile.area.width, box.height / tile.area.height) > LARGE;
}

/** Whether a tile's edge, where the area goes on, cuts the box. */
function isCut(box: Box, tile: Box, whole: Box): boolean {
  const [nearX, nearY] = [tile.width * EDGE, tile.height * EDGE];
  return (
    (box.x < tile.x + nearX && tile.x > whole.x + nearX) ||
    (box.y < tile.y + nearY && tile.y > whole.y + nearY) ||
    (box.x + box.width > tile.x + tile.width - nearX && tile.x + tile.width < whole.x + whole.width - nearX) ||
    (box.y + box.height > tile.y + tile.height - nearY && tile.y + tile.height < whole.y + whole.height - nearY)
  );
}
