import { describe, expect, test } from '@jest/globals';
import { amountsIn } from './amounts.js';
import { fieldsIn } from './fields.js';
import { readReceipt } from './receipt.js';
import { fieldValue } from './values.js';

const GERMAN = [
  'GASTHAUS LINDE',
  'Tel. 0221 4711-0',
  'Rechnung Nr. 4711/B  24.11.2026  19:32',
  'Tisch 12',
  'Suppe  5,80 €',
  '2 x Forelle  34,80 €',
  'Wasser  2, 90 €',
  'Summe  43,50 €',
  'inkl. 19% MwSt  6,95 €',
  'Bar  50,00 €',
  'Rückgeld  6,50 €',
];
const ENGLISH = [
  'CORNER CAFE',
  'Order #87',
  'Date: Nov 3, 2026',
  'Flat White  $4.50',
  'Bagel  $3.25',
  'Subtotal  $7.75',
  'Sales Tax  $0.62',
  'TOTAL  $8.37',
  'VISA  $8.37',
];
const RUPIAH = ['WARUNG SARI', 'Nasi Goreng  Rp 25.000', 'Es Teh  Rp 8.000', 'Total  Rp 33.000', 'Tunai  Rp 50.000'];
const HINDI = ['चाय  ₹ २०.००', 'समोसा  ₹ ३०.००', 'कुल  ₹ ५०.००'];

describe('receipts', () => {
  test.each([
    [
      'euro',
      GERMAN,
      [
        ['Suppe', '5.80'],
        ['2 x Forelle', '34.80'],
        ['Wasser', '2.90'],
      ],
      '43.50',
      '€',
    ],
    [
      'dollar',
      ENGLISH,
      [
        ['Flat White', '4.50'],
        ['Bagel', '3.25'],
      ],
      '8.37',
      '$',
    ],
    [
      'rupiah without cents',
      RUPIAH,
      [
        ['Nasi Goreng', '25000'],
        ['Es Teh', '8000'],
      ],
      '33000',
      'Rp',
    ],
    [
      'rupee with its digits',
      HINDI,
      [
        ['चाय', '20.00'],
        ['समोसा', '30.00'],
      ],
      '50.00',
      '₹',
    ],
  ])('%s: items, total, currency', (_, rows, items, total, currency) => {
    const receipt = readReceipt(rows);
    expect(receipt.items.map(({ name, amount }) => [name, amount.value])).toEqual(items);
    expect(receipt.total?.value).toBe(total);
    expect(receipt.currency).toBe(currency);
  });

  test('tax beside the items and the subtotal are not items', () => {
    const { extras, subtotal } = readReceipt(ENGLISH);
    expect(extras.map(({ value }) => value)).toEqual(['0.62']);
    expect(subtotal?.value).toBe('7.75');
  });

  test('a label whose amount stands in the row below', () => {
    expect(readReceipt(['Soup  5.80', 'Total', '5.80']).total?.value).toBe('5.80');
  });

  test.each([
    ['1.234,50 €', ['1234.50']],
    ['1,234.50', ['1234.50']],
    ['CHF 1’234.50', ['1234.50']],
    ['R$ 12,90', ['12.90']],
    ['24.11.2026', []],
    ['19% 6,95', ['6.95']],
  ])('amounts of %s', (text, values) => {
    expect(amountsIn(text).map(({ value }) => value)).toEqual(values);
  });
});

describe('fields', () => {
  test.each([
    [GERMAN, 'total', '43,50 €'],
    [GERMAN, 'tax', '6,95 €'],
    [GERMAN, 'table', '12'],
    [GERMAN, 'date', '24.11.2026'],
    [GERMAN, 'time', '19:32'],
    [GERMAN, 'number', '4711/B'],
    [GERMAN, 'phone', '0221 4711-0'],
    [GERMAN, 'gate', undefined],
    [ENGLISH, 'total', '$8.37'],
    [ENGLISH, 'subtotal', '$7.75'],
    [ENGLISH, 'date', 'Nov 3, 2026'],
    [['Mail: info@corner.example'], 'email', 'info@corner.example'],
    [['GATE', 'B22', 'SEAT 14C'], 'gate', 'B22'],
    [['GATE', 'B22', 'SEAT 14C'], 'seat', '14C'],
  ] as const)('of %j: %s', (rows, field, value) => {
    expect(fieldValue(rows, field)).toBe(value);
  });

  test.each([
    ['what is the total?', ['total']],
    ['Wie hoch ist die Summe und welcher Tisch war es?', ['total', 'table']],
    ['número de mesa', ['table']],
    ['what time is it in Tokyo?', []],
    ['how many chairs are at the table?', []],
  ])('asked for in "%s"', (text, fields) => {
    expect(fieldsIn(text)).toEqual(fields);
  });
});
