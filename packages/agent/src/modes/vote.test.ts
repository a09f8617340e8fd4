import { describe, expect, test } from '@jest/globals';
import type { Way } from './types.js';
import { isDecided, sidesOf } from './vote.js';
import type { Ballot } from './vote.js';

const ballot = (way: Way, value: number): Ballot => ({
  draft: { way, text: '', answer: String(value), tokens: 1, ms: 1 },
  value: { kind: 'number', value },
});

describe('a vote', () => {
  test('has the side with the most votes first, the earlier of even ones before the later', () => {
    const sides = sidesOf([ballot('steps', 1), ballot('known', 2), ballot('program', 2), ballot('search', 3)]);
    expect(sides.map(([first]) => first.value)).toMatchObject([{ value: 2 }, { value: 1 }, { value: 3 }]);
  });

  test('is decided when those at work cannot change it', () => {
    const three = [ballot('steps', 1), ballot('known', 1), ballot('program', 1)];
    expect(isDecided(sidesOf([...three, ballot('search', 2)]), 1)).toBe(true);
    expect(isDecided(sidesOf([...three.slice(1), ballot('search', 2)]), 1)).toBe(false);
    expect(isDecided(sidesOf([]), 0)).toBe(false);
  });

  test('goes on while all agree: what all say is told of all', () => {
    const three = [ballot('steps', 1), ballot('known', 1), ballot('program', 1)];
    expect(isDecided(sidesOf(three), 2)).toBe(false);
    expect(isDecided(sidesOf(three), 1)).toBe(false);
  });
});
