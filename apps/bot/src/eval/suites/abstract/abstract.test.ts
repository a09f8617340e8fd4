import { describe, expect, test } from '@jest/globals';
import { seeded } from '../../../random.js';
import { CHANGES, RULES } from './grids.js';
import { ABSTRACT, PUZZLE_KINDS } from './index.js';
import type { Puzzle } from './puzzle.js';

const DRAWS = 80;

function drawn(name: string): Puzzle[] {
  const kind = PUZZLE_KINDS.find((one) => one.name === name)!;
  const random = seeded(11);
  const puzzles: Puzzle[] = [];
  while (puzzles.length < DRAWS) puzzles.push(...[kind.draw(random)].filter((one) => one !== undefined));
  return puzzles;
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** Whatever rule of the kinds of sequence fits the numbers says this next. */
function nextOf(n: readonly number[]): Set<number> {
  const found = new Set<number>();
  const steps = n.slice(1).map((one, i) => one - n[i]!);
  const fits = (all: readonly number[]) => all.every((one) => one === all[0]);
  const more = steps.slice(1).map((one, i) => one - steps[i]!);
  if (fits(more)) found.add(n.at(-1)! + steps.at(-1)! + more[0]!);
  const twoOn = n.slice(2).map((one, i) => one - n[i]!);
  if (fits(twoOn.filter((_, i) => i % 2 === 0)) && fits(twoOn.filter((_, i) => i % 2 === 1)))
    found.add(n.at(-2)! + twoOn.at(-2)!);
  for (const times of range(1, 5))
    for (const plus of range(-20, 20))
      if (n.slice(1).every((one, i) => one === n[i]! * times + plus)) found.add(n.at(-1)! * times + plus);
  if (n.slice(2).every((one, i) => one === n[i]! + n[i + 1]!)) found.add(n.at(-1)! + n.at(-2)!);
  return found;
}

describe('abstract puzzles', () => {
  test.each(['growing', 'by-turns', 'times-plus', 'sums'])('%s: all rules that fit lead to the answer', (name) => {
    for (const { shown, answer } of drawn(name)) {
      const numbers = shown.split(', ').slice(0, -1).map(Number);
      expect({ shown, next: [...nextOf(numbers)] }).toEqual({ shown, next: [Number(answer)] });
    }
  });

  test('letters: every start and pair of steps that fits leads to the answer', () => {
    for (const { shown, answer } of drawn('letters')) {
      const places = shown
        .split(', ')
        .slice(0, -1)
        .map((letter) => letter.codePointAt(0)! - 65);
      const steps = places.slice(1).map((place, i) => place - places[i]!);
      const more = new Set(steps.slice(1).map((step, i) => step - steps[i]!));
      expect(more.size).toBe(1);
      expect(answer).toBe(String.fromCodePoint(65 + places.at(-1)! + steps.at(-1)! + [...more][0]!));
    }
  });

  test('arrows: the turns that were shown go on', () => {
    for (const { shown, answer } of drawn('arrows')) {
      const places = shown
        .split(' ')
        .slice(0, -1)
        .map((arrow) => '↑→↓←'.indexOf(arrow));
      const turns = places.slice(1).map((place, i) => (place - places[i]! + 4) % 4);
      // Turns repeat after one or after two.
      for (const [i, turn] of turns.entries()) expect(turn).toBe(turns[i % 2]);
      expect('↑→↓←'[(places.at(-1)! + turns[turns.length % 2]!) % 4]).toBe(answer);
    }
  });

  test('rows: all rules that fit the first two rows lead to the answer', () => {
    for (const { shown, answer } of drawn('rows')) {
      const [first, second, third] = shown.split('\n').map((line) => line.split(' ').map(Number));
      const fitting = RULES.filter((rule) => [first!, second!].every(([a, b, c]) => rule(a!, b!) === c));
      expect(fitting.map((rule) => rule(third![0]!, third![1]!))).toEqual([Number(answer)]);
    }
  });

  test('latin: only the answer leaves each sign once', () => {
    for (const { shown, answer } of drawn('latin')) {
      const signs = [...new Set(shown.replace(/[?\s]/gu, ''))];
      const fitting = signs.filter((sign) => {
        const grid = shown
          .replace('?', sign)
          .split('\n')
          .map((row) => row.split(' '));
        const columns = grid.map((_, x) => grid.map((row) => row[x]!));
        return [...grid, ...columns].every((line) => new Set(line).size === line.length);
      });
      expect(fitting).toEqual([answer]);
    }
  });

  test('changes: all changes that fit the examples lead to the answer', () => {
    for (const { shown, answer } of drawn('changes')) {
      const pairs = shown.split('\n').map((line) => line.split(' → ').map((side) => side.split(' ')));
      const fitting = CHANGES.filter((change) =>
        pairs.slice(0, 2).every(([from, to]) => change(from!).join() === to!.join()),
      );
      expect([...new Set(fitting.map((change) => change(pairs[2]![0]!).join(' ')))]).toEqual([answer]);
    }
  });

  test('moving: the step between the first pictures leads to the answer', () => {
    for (const { shown, answer } of drawn('moving')) {
      const places = [...shown.split('\n\n'), answer].map((picture) => picture.replaceAll('\n', '').indexOf('#'));
      const steps = places.slice(1).map((place, i) => {
        const [from, to] = [places[i]!, place];
        return [(Math.floor(to / 4) - Math.floor(from / 4) + 4) % 4, ((to % 4) - (from % 4) + 4) % 4].join();
      });
      expect(new Set(steps).size).toBe(1);
    }
  });

  test('the right answer is right in a sentence, and the question alone is not', () => {
    for (const kind of PUZZLE_KINDS) {
      for (const puzzle of drawn(kind.name).slice(0, 20)) {
        const { name } = kind;
        expect({ name, puzzle, right: kind.isRight(`The answer is:\n${puzzle.answer}`, puzzle) }).toMatchObject({
          right: true,
        });
        expect({ name, puzzle, right: kind.isRight('I do not know.', puzzle) }).toMatchObject({ right: false });
      }
    }
  });

  test('the same seed makes the same puzzles, no two alike', () => {
    const texts = (seed: number) => ABSTRACT.questions({ seed, count: 100 }).map(({ text }) => text);
    expect(texts(1)).toEqual(texts(1));
    expect(texts(1)).not.toEqual(texts(2));
    expect(new Set(texts(1)).size).toBe(100);
    expect(() => ABSTRACT.questions({ seed: 1, count: 10_000 })).toThrow('smaller --count');
  });
});
