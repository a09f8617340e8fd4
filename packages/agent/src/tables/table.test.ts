import { describe, expect, test } from '@jest/globals';
import { findTable, numberIn, rowsOf, writeTable } from './table.js';

describe('a table in a message', () => {
  test.each([
    ['name,hours\nAnn,5\nBob,7', ''],
    ['Draw this, please\nname,hours\nAnn,5\nBob,7', 'Draw this, please'],
    ['name,hours\nAnn,5\nBob,7\nThanks, bye', 'Thanks, bye'],
    ['Here:\n```csv\nname,hours\nAnn,5\nBob,7\n```\nSort it', 'Here:\nSort it'],
    ['| name | hours |\n| --- | :--: |\n| Ann | 5 |\n| Bob | 7 |', ''],
  ])('%j', (text, rest) => {
    const found = findTable(text);
    expect(found?.table.columns).toEqual(['name', 'hours']);
    expect(found?.table.rows).toEqual([
      ['Ann', '5'],
      ['Bob', '7'],
    ]);
    expect(found?.rest).toBe(rest);
  });

  test.each([
    'apples, pears\nmilk, eggs\nbread, butter',
    'On Monday, we left.\nOn Tuesday, we came back.\nOn Friday, we slept.',
    'a,1\nb,2',
    'one line, 5',
    '',
  ])('%j has none', (text) => {
    expect(findTable(text)).toBeUndefined();
  });

  test('without names has its columns numbered', () => {
    expect(findTable('Ann;5\nBob;7\nCid;9')?.table).toMatchObject({ columns: ['1', '2'], rows: { length: 3 } });
  });

  test('is written back as it came, quoted where it must be', () => {
    const text = 'name,said,n\nAnn,"a ""b"", c",1\nBob,d,2';
    const { table } = findTable(text)!;
    expect(table.rows[0]).toEqual(['Ann', 'a "b", c', '1']);
    expect(writeTable(table)).toBe(text);
  });

  test('gives programs its rows, numbers as numbers', () => {
    const { table } = findTable('Ware;Preis;Stück\nBrot;2,50 €;3\nMilch;;1.200')!;
    expect(rowsOf(table, 'de')).toEqual([
      { Ware: 'Brot', Preis: 2.5, Stück: 3 },
      { Ware: 'Milch', Preis: '', Stück: 1200 },
    ]);
  });
});

test.each([
  ['1,234.5', 'en', 1234.5],
  ['1.234,5', 'de', 1234.5],
  ['-3', 'en', -3],
  ['−2 %', 'en', -2],
  ['€ 5', 'en', 5],
  ['$-7', 'en', -7],
  ['٤٢', 'ar', 42],
  ['12 kg', 'en', 12],
  ['Jan 5', 'en', undefined],
  ['2026-11-24', 'en', undefined],
  ['', 'en', undefined],
])('the number in %j (%s)', (cell, language, value) => {
  expect(numberIn(cell, language)).toBe(value);
});
