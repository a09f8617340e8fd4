import { describe, expect, test } from '@jest/globals';
import { PROBLEM_LANGUAGES } from '../../problems/problem.js';
import { seeded } from '../../../random.js';
import { INSTRUCTIONS } from './index.js';
import { INSTRUCTION_KINDS } from './kinds.js';

const draw = (name: string, seed = 3) => INSTRUCTION_KINDS.find((kind) => kind.name === name)!.draw('en', seeded(seed));

describe('instructions', () => {
  test('lines: so many, each a name, with or without marks', () => {
    const { wanted, isRight } = draw('lines');
    const names = Array.from(
      { length: Number.parseInt(wanted, 10) },
      (_, i) => `thing ${String.fromCodePoint(97 + i)}`,
    );
    expect(isRight(names.join('\n'))).toBe(true);
    expect(isRight(names.map((name) => `- ${name}`).join('\n'))).toBe(true);
    expect(isRight(names.slice(1).join('\n'))).toBe(false);
    expect(isRight(`Here is the list that you asked for:\n${names.slice(1).join('\n')}`)).toBe(false);
  });

  test('few words', () => {
    const { isRight } = draw('few-words');
    expect(isRight('A thing with two wheels.')).toBe(true);
    expect(isRight('word '.repeat(16))).toBe(false);
    expect(isRight('')).toBe(false);
  });

  test('capitals', () => {
    const { isRight } = draw('capitals');
    expect(isRight('THE MOON IS ROUND.')).toBe(true);
    expect(isRight('The moon is ROUND.')).toBe(false);
  });

  test('an ending, whatever stands around it', () => {
    const { wanted, isRight } = draw('ending');
    const last = wanted.slice(2);
    expect(isRight(`Rain is water. ${last}`)).toBe(true);
    expect(isRight(`Rain is water.\n\n**${last}**`)).toBe(true);
    expect(isRight(last)).toBe(false);
    expect(isRight(`${last} Rain is water.`)).toBe(false);
  });

  test('yes or no: the right one, alone', () => {
    for (const seed of [1, 2, 3, 4]) {
      const { wanted, isRight } = draw('yes-or-no', seed);
      expect(isRight(`${wanted}.`)).toBe(true);
      expect(isRight(wanted.toUpperCase())).toBe(true);
      expect(isRight(wanted === 'yes' ? 'no' : 'yes')).toBe(false);
      expect(isRight(`${wanted}, of course it is`)).toBe(false);
    }
  });

  test('JSON with these keys, fenced or not', () => {
    const { wanted, isRight } = draw('json');
    const object = wanted.replaceAll('…', '"x"');
    expect(isRight(object)).toBe(true);
    expect(isRight(`\`\`\`json\n${object}\n\`\`\``)).toBe(true);
    expect(isRight(`Here: ${object}`)).toBe(false);
    expect(isRight('{"other": 1}')).toBe(false);
  });

  test('sorted: in a line or in lines', () => {
    const { wanted, isRight, text } = draw('sorted');
    expect(isRight(wanted)).toBe(true);
    expect(isRight(wanted.replaceAll(', ', '\n'))).toBe(true);
    expect(isRight(wanted.split(', ').toReversed().join(', '))).toBe(false);
    expect(isRight(text)).toBe(false);
  });

  test('numbered from 1 on', () => {
    const { wanted, isRight } = draw('numbered');
    const count = Number(wanted.at(-1));
    const list = (first: number) => Array.from({ length: count }, (_, i) => `${first + i}. a fact`).join('\n');
    expect(isRight(list(1))).toBe(true);
    expect(isRight(`Facts:\n${list(1)}`)).toBe(true);
    expect(isRight(list(2))).toBe(false);
  });

  test('so many sentences', () => {
    const { wanted, isRight } = draw('sentences');
    const count = Number.parseInt(wanted, 10);
    expect(isRight('It is round. '.repeat(count))).toBe(true);
    expect(isRight('It is round. '.repeat(count + 1))).toBe(false);
  });

  test('another language', () => {
    const { wanted, isRight } = draw('other-language');
    expect(isRight('This is a sentence in the language of the question, and this is another one.')).toBe(false);
    const said: Record<string, string> = {
      German: 'Das ist ein Satz und das hier ist noch einer, der auch nicht lang ist.',
      Spanish: 'Esta es una frase y esta es otra que tampoco es muy larga.',
      French: "C'est une phrase et voici une autre qui n'est pas très longue.",
      Portuguese: 'Esta é uma frase e esta é outra que também não é muito longa.',
    };
    expect(isRight(said[wanted.slice(3)]!)).toBe(true);
  });

  test('every kind in every language, the same for the same seed', () => {
    const questions = INSTRUCTIONS.questions({ seed: 1, count: 50 });
    expect(questions.map(({ text }) => text)).toEqual(
      INSTRUCTIONS.questions({ seed: 1, count: 50 }).map(({ text }) => text),
    );
    const pairs = new Set(questions.map(({ id }) => id.split(':').slice(0, 2).join()));
    expect(pairs.size).toBe(INSTRUCTION_KINDS.length * PROBLEM_LANGUAGES.length);
    for (const { text } of questions) expect(text).not.toMatch(/undefined/u);
  });
});
