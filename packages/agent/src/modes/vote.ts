import { sameValue } from './answer/value.js';
import type { Value } from './answer/value.js';
import type { Draft } from './types.js';

/** A draft with its result as something that can be compared. */
export interface Ballot {
  readonly draft: Draft;
  readonly value: Value;
}

/** Agents that came to one result; the first of them speaks for it. */
export type Side = readonly [Ballot, ...Ballot[]];

/** The results, those with the most votes first; among equals the one that was there first. */
export function sidesOf(ballots: readonly Ballot[]): readonly Side[] {
  const sides: [Ballot, ...Ballot[]][] = [];
  for (const ballot of ballots) {
    const side = sides.find(([first]) => sameValue(first.value, ballot.value));
    if (side) side.push(ballot);
    else sides.push([ballot]);
  }
  return sides.sort((a, b) => b.length - a.length);
}

/** True when the agents that are still at work cannot change who wins. */
export function isDecided(sides: readonly Side[], atWork: number): boolean {
  const [first, second] = sides;
  return first !== undefined && first.length > (second?.length ?? 0) + atWork;
}
