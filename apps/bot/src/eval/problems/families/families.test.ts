import { describe, expect, test } from '@jest/globals';
import { seeded } from '../../../random.js';
import { PROBLEM_LANGUAGES, type Answer } from '../problem.js';
import { sayIn } from '../say.js';
import { FAMILIES } from './index.js';
import { SOLVERS } from './testing/solvers.js';

/** Draws of each family that are solved again. */
const DRAWS = 60;

function drawn(name: string): unknown[] {
  const family = FAMILIES.find((one) => one.name === name)!;
  const random = seeded(99);
  const facts: unknown[] = [];
  for (let tries = 0; facts.length < DRAWS && tries < 20_000; tries++) {
    const one = family.draw(random);
    if (one !== undefined) facts.push(one);
  }
  return facts;
}

function plain(answer: Answer): unknown {
  switch (answer.kind) {
    case 'number':
    case 'name':
      return answer.value;
    case 'weekday':
      return answer.day;
    case 'time':
      return answer.minutes;
    case 'date':
      return `${answer.day}.${answer.month}`;
  }
}

test('every family has a solver', () => {
  expect(Object.keys(SOLVERS).toSorted()).toEqual(FAMILIES.map(({ name }) => name).toSorted());
});

describe.each(FAMILIES.map(({ name }) => name))('%s', (name) => {
  const family = FAMILIES.find((one) => one.name === name)!;
  const all = drawn(name);

  test('trying everything finds the answer and no other', () => {
    expect(all).toHaveLength(DRAWS);
    for (const facts of all)
      expect({ facts, answers: SOLVERS[name]!(facts as never) }).toEqual({
        facts,
        answers: [plain(family.answer(facts, sayIn('en')))],
      });
  });

  test('all languages tell the same', () => {
    for (const facts of all.slice(0, 20)) {
      const told = PROBLEM_LANGUAGES.map((language) => {
        const text = family.text[language](facts, sayIn(language));
        expect(text).not.toMatch(/undefined|NaN|\[object/u);
        return (text.replaceAll(',', '.').match(/\d+(?:\.\d+)?/gu) ?? []).toSorted();
      });
      for (const numbers of told) expect(numbers).toEqual(told[0]);
      const names = PROBLEM_LANGUAGES.map((language) => family.answer(facts, sayIn(language)).kind);
      expect(new Set(names).size).toBe(1);
    }
  });
});
