import { describe, expect, test } from '@jest/globals';
import type { Answer } from './problem.js';
import { isRight } from './right.js';

const number = (value: number): Answer => ({ kind: 'number', value });
const among = ['Nina', 'Vera', 'Clara'];

describe('isRight', () => {
  test.each<[string, Answer, string, boolean]>([
    ['12 apples at 3 euros', number(36), 'So she pays 12 × 3 = **36** euros.', true],
    ['12 apples at 3 euros', number(36), '36 euros for 12 apples.', true],
    ['12 apples at 3 euros', number(36), 'First 12 × 3 = 36. Then she pays 15 euros.', false],
    ['', number(12.5), 'Das sind 12,50 €.', true],
    ['', number(1500), 'Es sind 1.500 m.', true],
    ['', number(1500), 'Ce sont 1 500 mètres.', true],
    ['', number(1500), 'The answer is \\boxed{1,500}.', true],
    ['', number(7), 'I do not know.', false],
    ['', { kind: 'name', value: 'Nina', among }, 'Vera is ahead of Clara. **Nina** wins.', true],
    ['', { kind: 'name', value: 'Nina', among }, 'Nina is first. Nina is ahead of Vera.', true],
    ['', { kind: 'name', value: 'Nina', among }, 'Vera', false],
    ['', { kind: 'name', value: 'Nina', among: ['Nina', 'Ninas'] }, 'ninas', false],
    ['', number(36), '3 of 5 agreed.\nIt costs 36 euros.', true],
    ['', { kind: 'weekday', day: 2 }, 'Es ist Mittwoch.', true],
    ['', { kind: 'weekday', day: 2 }, 'A resposta é: Wednesday', true],
    ['', { kind: 'weekday', day: 2 }, 'Começa na segunda-feira. Acaba na quarta.', true],
    ['', { kind: 'weekday', day: 2 }, 'From Monday to Wednesday.', false],
    ['', { kind: 'weekday', day: 2 }, 'Mercredi ou jeudi ? Jeudi.', false],
    ['', { kind: 'time', minutes: 845 }, 'It ends at 14:05.', true],
    ['', { kind: 'time', minutes: 845 }, 'It starts at 9:30 am and ends at 2:05 p.m.', true],
    ['', { kind: 'time', minutes: 845 }, 'Um 14.05 Uhr.', true],
    ['', { kind: 'time', minutes: 845 }, 'À 14 h 05.', true],
    ['', { kind: 'time', minutes: 845 }, 'At 14:50.', false],
    ['', { kind: 'date', day: 6, month: 12 }, 'Am 6. Dezember.', true],
    ['', { kind: 'date', day: 6, month: 12 }, 'It is sent on 26 November and arrives on December 6th.', true],
    ['', { kind: 'date', day: 6, month: 12 }, 'El 6 de diciembre', true],
    ['', { kind: 'date', day: 6, month: 12 }, 'On 16 December.', false],
    ['', { kind: 'date', day: 1, month: 5 }, 'Le 1er mai.', true],
  ])('%s %j %s', (text, answer, reply, right) => {
    expect(isRight(reply, { text, answer })).toBe(right);
  });
});
