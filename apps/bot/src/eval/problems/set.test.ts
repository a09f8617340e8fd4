import { describe, expect, test } from '@jest/globals';
import { FAMILIES } from './families/index.js';
import { numbersOf } from './numbers.js';
import { PROBLEM_LANGUAGES } from './problem.js';
import { halfOf, problems } from './set.js';

describe('problems', () => {
  const heldOut = problems({ half: 'held-out', seed: 1, count: 410 });

  test('the same seed makes the same problems, another seed others', () => {
    expect(problems({ half: 'held-out', seed: 1, count: 410 })).toEqual(heldOut);
    const texts = new Set(heldOut.map(({ text }) => text));
    const others = problems({ half: 'held-out', seed: 2, count: 410 });
    expect(others.filter(({ text }) => texts.has(text)).length).toBeLessThan(20);
  });

  test('no two are alike, and five rounds hold every family in every language', () => {
    expect(new Set(heldOut.map(({ text }) => text)).size).toBe(heldOut.length);
    expect(new Set(heldOut.map(({ id }) => id)).size).toBe(heldOut.length);
    const pairs = new Set(heldOut.slice(0, 5 * FAMILIES.length).map(({ family, language }) => `${family} ${language}`));
    expect(pairs.size).toBe(FAMILIES.length * PROBLEM_LANGUAGES.length);
  });

  test('nothing of one half is in the other, whatever the seeds', () => {
    const facts = new Set(heldOut.map((problem) => JSON.stringify([problem.family, problem.facts])));
    for (const seed of [1, 2, 3]) {
      for (const problem of problems({ half: 'development', seed, count: 410 })) {
        expect(halfOf(problem.facts)).toBe('development');
        expect(facts.has(JSON.stringify([problem.family, problem.facts]))).toBe(false);
      }
    }
  });

  test('the answer is never a number that the text tells', () => {
    for (const { text, answer } of heldOut) {
      if (answer.kind === 'number') expect(numbersOf(text).flat()).not.toContain(answer.value);
    }
  });
});
