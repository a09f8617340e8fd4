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

/**
 * True when the agents that are still at work can change neither who wins nor what is told of it. As long as all agree, the others are
 * waited for: "all agreed" is said of everybody who was asked, not of the three that were done first.
 */
export function isDecided(sides: readonly Side[], atWork: number): boolean {
  const [first, second] = sides;
  return first !== undefined && second !== undefined && first.length > second.length + atWork;
}
