import { describe, expect, test } from '@jest/globals';
import { amountsIn } from './amounts.js';
import { fieldsIn } from './fields.js';
import { readReceipt } from './receipt.js';
import { entriesFor } from './entry.js';
import { piecesOf } from './layout.js';
import { fieldValue } from './values.js';
import { textLine } from '../../testing/sight.js';

/** Rows below each other; wide gaps part what stands in one. */
const lines = (rows: readonly string[]) => rows.map((row, i) => textLine(row, 10, 10 + i * 30));

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
    [
      'Arabic digits without a currency',
      ['تمر  ١٢٫٥٠', 'المجموع  ١٢٫٥٠', 'الباقي  ٧٫٥٠'],
      [['تمر', '12.50']],
      '12.50',
      '',
    ],
    [
      'Persian digits without cents',
      ['پنیر  ۳۰٬۵۰۰', 'چای  ۹٬۰۰۰', 'جمع  ۳۹٬۵۰۰', 'مالیات  ۲٬۷۵۰', 'نقد  ۵۰٬۰۰۰'],
      [
        ['پنیر', '30500'],
        ['چای', '9000'],
      ],
      '39500',
      '',
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
    expect(fieldValue(lines(rows), field)).toBe(value);
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

describe('entries', () => {
  const MENU = ['Dinner', 'Onion soup  $6.20', 'Fish and chips  $14.00', 'Fresh juice  $3.80'];
  const HOURS = ['TOWN POOL', 'Monday to Friday', '08:00 – 20:00', 'Sunday 10:00 – 16:00', 'Call 0700 123 45'];
  /** Names above their values, in columns. */
  const TICKET = [
    textLine('Coach', 50, 100, 60),
    textLine('Seat', 350, 102, 45),
    textLine('Ankunft', 650, 101, 80),
    textLine('Eilzug 7', 50, 140, 90),
    textLine('21F', 350, 141, 40),
    textLine('14:35', 650, 142, 60),
    textLine('Von', 50, 220, 40),
    textLine('Nach', 350, 220, 50),
    textLine('Bremen', 50, 260, 80),
    textLine('Kassel', 350, 260, 80),
  ];
  const BILL = ['شاي  ١٢٫٥٠', 'خبز  ٣٫٢٥'];
  const SCREEN = ['Status code:  X-77', 'Version:  3.1'];

  test.each([
    ['How much is the onion soup?', 'en', lines(MENU), '$6.20'],
    ['What do the fish and chips cost?', 'en', lines(MENU), '$14.00'],
    ['Was kostet Fresh Juice?', 'de', lines(MENU), '$3.80'],
    ['How much is the steak?', 'en', lines(MENU), undefined],
    ['When is the pool open on Sunday?', 'en', lines(HOURS), '10:00 – 16:00'],
    ['Which number should I call?', 'en', lines(HOURS), '0700 123 45'],
    ['What is the seat on this ticket?', 'en', TICKET, '21F'],
    ['Was steht bei Ankunft?', 'de', TICKET, '14:35'],
    ['Was steht bei Nach?', 'de', TICKET, 'Kassel'],
    ['What is the seat on this ticket?', 'en', [textLine('SEAT TICKET', 50, 40), ...TICKET], '21F'],
    ['بكم الخبز؟', 'ar', lines(BILL), '٣٫٢٥'],
    ['What is the status code on this screen?', 'en', lines(SCREEN), 'X-77'],
    ['Make it brighter', 'en', lines(SCREEN), undefined],
    ['What is the capital of France?', 'en', lines(HOURS), undefined],
  ] as const)('%s', (question, language, document, value) => {
    expect(entriesFor(question, piecesOf(document), language)[0]?.value).toBe(value);
  });

  test.each([
    ['How much are soup and juice?', 'en', ['5.80', '3.20']],
    ['Was kosten Soup, Bread und Juice?', 'de', ['5.80', '1.10', '3.20']],
    ['How much is the soup?', 'en', ['5.80']],
  ] as const)('several, when the question joins them: %s', (question, language, values) => {
    const menu = piecesOf(lines(['Soup 5.80', 'Bread 1.10', 'Juice 3.20']));
    expect(new Set(entriesFor(question, menu, language).map(({ value }) => value))).toEqual(new Set(values));
  });

  test('are found on a page that lies askew', () => {
    const turn = (degrees: number) => {
      const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
      return TICKET.map(({ box, ...line }) => ({
        ...line,
        box: box.map(([x, y]) => [x * cos - y * sin, y * cos + x * sin] as const),
      }));
    };
    for (const degrees of [-8, 8])
      expect(entriesFor('What is the seat?', piecesOf(turn(degrees)), 'en')[0]?.value).toBe('21F');
  });
});
