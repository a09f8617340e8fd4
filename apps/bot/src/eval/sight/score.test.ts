import { describe, expect, test } from '@jest/globals';
import { iou, saysField, saysTotal, wordCount, wordsRight } from './score.js';

describe('scores', () => {
  test('words count as often as they stand there, exact but for the signs around them', () => {
    const wanted = ['Käsekuchen', '3,20', '€', '3,20', '–'];
    expect(wordCount(wanted)).toBe(4);
    expect(wordsRight(wanted, '| **Käsekuchen** | 3,20 € |')).toBe(3);
    expect(wordsRight(wanted, 'Kasekuchen 3,2O')).toBe(0);
  });

  test('a total is right as the only amount or in the line of the total, in any digits', () => {
    expect(saysTotal('The total is $1,113.61.', 1113.61)).toBe(true);
    expect(saysTotal('Tea 2.00\nTotal 10.70', 10.7)).toBe(true);
    expect(saysTotal('Tea 10.70\nTotal 12.00', 10.7)).toBe(false);
    expect(saysTotal('कुल १२९.५०', 129.5)).toBe(true);
    expect(saysTotal('المجموع ١٬٢٣٤٫٥٠', 1234.5)).toBe(true);
    expect(saysTotal('TOTAL ¥5,210', 5210)).toBe(true);
    expect(saysTotal('I cannot read it', 5)).toBe(false);
  });

  test('a field is right whatever the case, the digits and the spaces', () => {
    expect(saysField('Seat: 14c', '14 C')).toBe(true);
    expect(saysField('Seat: 14', '14C')).toBe(false);
  });

  test('boxes overlap by the share of both', () => {
    const box = { x: 0, y: 0, width: 10, height: 10 };
    expect(iou(box, box)).toBe(1);
    expect(iou(box, { ...box, x: 5 })).toBeCloseTo(1 / 3);
    expect(iou(box, { ...box, x: 20 })).toBe(0);
  });
});
