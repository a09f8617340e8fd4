import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, test } from '@jest/globals';
import { MOST_FILE_ROWS, readTableFile } from './file.js';

async function read(text: string) {
  const found = await readTableFile(text);
  return found && { columns: found.table.columns, rows: found.table.rows, left: found.left };
}

test.each<[string, string, readonly string[], readonly (readonly string[])[]]>([
  [
    'commas',
    'a,b\n1,2\n3,4\n',
    ['a', 'b'],
    [
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  [
    'semicolons beside decimal commas',
    'Ort;Preis\nUlm;1,50\nBonn;2,25',
    ['Ort', 'Preis'],
    [
      ['Ulm', '1,50'],
      ['Bonn', '2,25'],
    ],
  ],
  ['tabs', 'x\ty\n1\t2', ['x', 'y'], [['1', '2']]],
  ['quotes, marks and line ends inside', 'a,b\n"x, ""y""","two\nlines"\n', ['a', 'b'], [['x, "y"', 'two\nlines']]],
  [
    'no names',
    '1,2\n3,4',
    ['1', '2'],
    [
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  ['names missing or twice', ',n,n\n1,2,3', ['1', 'n', 'n 2'], [['1', '2', '3']]],
  [
    'rows too short and too long',
    'a,b\n1\n1,2,3\n4,5\n4,5\n4,5\n4,5',
    ['a', 'b'],
    [['1', ''], ['1', '2'], ...Array.from({ length: 4 }, () => ['4', '5'])],
  ],
  [
    'a quote that nobody closes',
    'a,b\nscreen 15",3\nmouse,4',
    ['a', 'b'],
    [
      ['screen 15"', '3'],
      ['mouse', '4'],
    ],
  ],
  ['empty lines', '\na,b\n\n1,2\n\n', ['a', 'b'], [['1', '2']]],
])('a file with %s', async (_, text, columns, rows) => {
  expect(await read(text)).toEqual({ columns, rows, left: 0 });
});

test.each([
  ['a letter', 'Dear Ana,\nthank you for everything.\nYours, Bo\n'],
  ['one line', 'a,b'],
  ['one column', 'a\n1\n2\n3'],
  ['nothing', ''],
])('%s is no table', async (_, text) => {
  expect(await read(text)).toBeUndefined();
});

test('half a million rows: the first ones, what is left out is counted, and nobody is blocked', async () => {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const found = await readTableFile(`a,b\n${'1,2\n'.repeat(500_000)}`);
  delay.disable();
  expect(found!.table.rows).toHaveLength(MOST_FILE_ROWS);
  expect(found!.left).toBe(500_000 - MOST_FILE_ROWS);
  expect(delay.max / 1e6).toBeLessThan(300);
});

test('two megabytes of quotes end, too', async () => {
  expect(await read('"'.repeat(2_000_001))).toBeUndefined();
  expect(await read('",\n'.repeat(600_000))).toBeDefined();
});
