import type { Box, FoundObject } from '../types.js';
import { areaOf, overlapOfSmaller } from './boxes.js';

/** From here on a thing is there; below it may be; below {@link MAYBE} nothing is said of it. Measured on photos with hand-drawn boxes. */
export const SURE = 0.6;
export const MAYBE = 0.45;
/** Boxes of one kind that share this much of the smaller one are the same thing, seen in two looks. */
const SAME = 0.6;

export function isSure({ score }: { readonly score: number }): boolean {
  return score >= SURE;
}

/** What was found, as far as it may be spoken of: of these kinds (undefined: all), at least {@link MAYBE}, with boxes that have an area. */
export function worthSaying(found: readonly FoundObject[], kinds?: readonly number[]): readonly FoundObject[] {
  return found.filter(
    ({ kind, score, box }) => score >= MAYBE && areaOf(box) > 0 && (kinds === undefined || kinds.includes(kind)),
  );
}

/** Looks joined: what several of them show is there once, as the surest saw it. Surest first. */
export function joined(looks: readonly (readonly FoundObject[])[]): readonly FoundObject[] {
  const kept: { readonly object: FoundObject; readonly look: number }[] = [];
  const all = looks
    .flatMap((found, look) => found.map((object) => ({ object, look })))
    .sort((a, b) => b.object.score - a.object.score);
  for (const one of all) {
    const again = kept.some(({ object, look }) => look !== one.look && isSame(object, one.object));
    if (!again) kept.push(one);
  }
  return kept.map(({ object }) => object);
}

/** Without uncertain things that lie where a sure one of their kind is: the same thing once more, badly framed. */
export function withoutEchoes(found: readonly FoundObject[]): readonly FoundObject[] {
  const sure = found.filter(isSure);
  return found.filter((one) => isSure(one) || !sure.some((other) => isSame(one, other)));
}

/** How many of the things that all looks together show each look has seen. */
export function countsOf(all: readonly FoundObject[], looks: readonly (readonly FoundObject[])[]): readonly number[] {
  return looks.map((found) => all.filter((one) => found.some((other) => isSame(one, other))).length);
}

function isSame(a: FoundObject, b: FoundObject): boolean {
  return a.kind === b.kind && overlapOfSmaller(a.box, b.box) > SAME;
}

/** In reading order: by rows of a quarter of the picture's height, then from left to right. */
export function inReadingOrder<T extends { readonly box: Box }>(things: readonly T[], height: number): readonly T[] {
  const row = ({ box }: T) => Math.floor(((box.y + box.height / 2) / Math.max(1, height)) * 4);
  return things.toSorted((a, b) => row(a) - row(b) || a.box.x - b.box.x);
}

/** How many there are of each kind, most first. */
export function tally(found: readonly FoundObject[]): readonly { readonly kind: number; readonly count: number }[] {
  const counts = new Map<number, number>();
  for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count || a.kind - b.kind);
}
