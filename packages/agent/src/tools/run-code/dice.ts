import { math } from '../calculate/math.js';
import { ToolError } from '../../types.js';
import { randomFrom, tallied } from './chance.js';
import type { WorkOf } from './schema.js';
import type { CodeWords } from './words.js';
import { writeWhole } from '../../numbers/write.js';
import { writeValue } from './write.js';

const MOST_DICE = 100;
const MOST_SIDES = 1000;
const MOST_TIMES = 100_000;
/** Throws that are told one by one; of more only how often each sum came. */
const TOLD_THROWS = 20;

/** What was thrown, in words, and how often each sum came when there were many throws. */
export interface Throws {
  readonly say: string;
  readonly counts?: readonly (readonly [number, number])[];
}

/** Throws dice. @throws ToolError when there are too many. */
export function throwDice({ dice, sides, times }: WorkOf<'dice'>, words: CodeWords, language: string): Throws {
  bounded(dice, MOST_DICE, words, language);
  bounded(sides, MOST_SIDES, words, language);
  bounded(times, MOST_TIMES, words, language);
  const throws = Array.from({ length: times }, () => Array.from({ length: dice }, () => randomFrom(1, sides)));
  const sums = throws.map((values) => values.reduce((a, b) => a + b, 0));
  const number = (value: number) => writeWhole(value, language);
  if (times === 1)
    return { say: words.thrown(throws[0]!.map(number).join(', '), dice > 1 ? number(sums[0]!) : undefined) };
  if (times <= TOLD_THROWS) {
    const told = throws.map((values) => values.map(number).join(' + ')).join(', ');
    return { say: words.thrown(told, number(sums.reduce((a, b) => a + b, 0))) };
  }
  const counts = tallied(sums).toSorted(([a], [b]) => a - b);
  const mean = math.bignumber(sums.reduce((a, b) => a + b, 0)).div(times);
  const told = counts.map(([sum, count]) => `${number(sum)}: ${number(count)}`).join(', ');
  return { say: words.throws(number(times), told, writeValue(mean, language)), counts };
}

/** Tosses a coin. @throws ToolError when too often. */
export function tossCoin({ times }: WorkOf<'coin'>, words: CodeWords, language: string): string {
  bounded(times, MOST_TIMES, words, language);
  const tosses = Array.from({ length: times }, () => randomFrom(0, 1));
  if (times === 1) return words.picked(tosses[0] ? words.heads : words.tails);
  const heads = tosses.filter((toss) => toss === 1).length;
  return `${words.heads}: ${writeWhole(heads, language)}, ${words.tails}: ${writeWhole(times - heads, language)}`;
}

export function bounded(value: number, most: number, words: CodeWords, language: string): void {
  if (value > most || value < 1) throw new ToolError(words.tooMany(writeWhole(most, language)));
}
