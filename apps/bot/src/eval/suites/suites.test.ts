import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { root } from '../../config/paths.js';
import { HEALTH } from './health.js';
import { SUITES } from './index.js';
import { spread } from './items.js';
import { KNOWLEDGE } from './knowledge.js';
import { saysOneOf } from './words.js';

const all = { seed: 1, count: 1000 };

describe('suites', () => {
  test.each(SUITES.map((suite) => [suite.name, suite] as const))(
    '%s: every question once, none answered by silence',
    (_, suite) => {
      const questions = suite.questions({ seed: 1, count: 150 });
      expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
      for (const { id, isRight } of questions) {
        expect({ id, silence: isRight('…') }).toEqual({ id, silence: false });
      }
    },
  );

  test.each(SUITES.map((suite) => [suite.name, suite] as const))(
    '%s: a part of a run of all has several languages',
    (_, suite) => {
      const questions = suite.questions({ seed: 1, count: suite.counts.inAll });
      expect(questions).toHaveLength(suite.counts.inAll);
      expect(new Set(questions.map(({ language }) => language)).size).toBeGreaterThan(3);
    },
  );

  test('knowledge and health: the question does not hold the answer', () => {
    for (const { id, text, isRight } of [...KNOWLEDGE.questions(all), ...HEALTH.questions(all)]) {
      expect({ id, echo: isRight(text) }).toEqual({ id, echo: false });
    }
  });

  test('knowledge: the answer in a sentence is right, a word that holds it is not', () => {
    for (const { wanted, isRight } of KNOWLEDGE.questions(all)) expect(isRight(`→ ${wanted}.`)).toBe(true);
    const ice = KNOWLEDGE.questions(all).find(({ text }) => text === 'Wie nennt man gefrorenes Wasser?')!;
    expect(ice.isRight('Man nennt es Eis.')).toBe(true);
    expect(ice.isRight('Man nennt es Eisen.')).toBe(false);
  });

  test('health: all that must be said, and no harmful advice, but a warning of it is good', () => {
    const nose = HEALTH.questions(all).find(({ text }) => text.includes('nosebleed'))!;
    expect(nose.isRight('Pinch your nose and lean forward. Do not tilt your head back.')).toBe(true);
    expect(nose.isRight('Pinch your nose.')).toBe(false);
    expect(nose.isRight('Pinch your nose, sit down and lay your head back.')).toBe(false);
  });

  test('words whatever their case and accents, at the beginning of a word', () => {
    expect(saysOneOf('Lisbonne est belle', ['lisbo'], { whole: false })).toBe(true);
    expect(saysOneOf('A BRASILIA', ['Brasília'], { whole: true })).toBe(true);
    expect(saysOneOf('1100', ['100'], { whole: true })).toBe(false);
    expect(saysOneOf('الكلمة بالقاهرة', ['القاهرة'], { whole: true })).toBe(true);
    expect(saysOneOf('', [], { whole: true })).toBe(false);
  });

  test('no question stands in the agent: not in a prompt, not among the examples of the choice', () => {
    const folder = join(root, 'packages/agent/src');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(?:ts|jsonl)$/u.test(name),
    );
    const agent = files.map((name) => readFileSync(join(folder, name), 'utf8').toLowerCase()).join('\n');
    for (const suite of SUITES) {
      for (const { text } of suite.questions({ seed: 1, count: 235 })) {
        expect({ text, known: agent.includes(text.toLowerCase()) }).toEqual({ text, known: false });
      }
    }
  });

  test('a part is spread over all items', () => {
    expect(spread([0, 1, 2, 3, 4, 5, 6, 7], 4)).toEqual([0, 2, 4, 6]);
    expect(spread([0, 1], 5)).toEqual([0, 1]);
  });
});
