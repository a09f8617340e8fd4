import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readAlphabet } from './alphabet.js';
import { decodeCtc } from './ctc.js';
import type { Point } from './geometry.js';
import { inReadingOrder } from './reading-order.js';
import { withRupees } from './rupee.js';

describe('decodeCtc', () => {
  const alphabet = ['a', 'b', ' '];
  const steps = (...classes: [number, number][]): Float32Array =>
    Float32Array.from(
      classes.flatMap(([best, probability]) => [0, 1, 2, 3].map((at) => (at === best ? probability : 0))),
    );

  it('collapses repeats, keeps those that a blank parts, and takes the mean of what it keeps', () => {
    const result = decodeCtc(steps([1, 0.9], [1, 0.8], [0, 1], [1, 0.7], [3, 0.5], [2, 0.5]), 4, alphabet);
    expect(result.text).toBe('aa b');
    expect(result.score).toBeCloseTo((0.9 + 0.7 + 0.5 + 0.5) / 4);
  });

  it('reads nothing out of blanks', () => {
    expect(decodeCtc(steps([0, 1], [0, 1]), 4, alphabet)).toEqual({ text: '', score: 0 });
  });
});

describe('readAlphabet', () => {
  const field = (number: number, bytes: Buffer): Buffer =>
    Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
  const entry = (key: string, value: string): Buffer =>
    field(14, Buffer.concat([field(1, Buffer.from(key)), field(2, Buffer.from(value))]));

  it('finds the characters in the metadata, an ideographic space among them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hearth-alphabet-'));
    const path = join(folder, 'model.onnx');
    // ir_version (a varint), a graph to be skipped, other metadata, then the alphabet.
    await writeFile(
      path,
      Buffer.concat([
        Buffer.from([8, 9]),
        field(7, Buffer.alloc(50, 1)),
        entry('x', 'y'),
        entry('character', 'a\n\u3000\nß\n'),
      ]),
    );
    expect(await readAlphabet(path)).toEqual(['a', '\u3000', 'ß', ' ']);
    await writeFile(path, entry('x', 'y'));
    await expect(readAlphabet(path)).rejects.toThrow('no alphabet');
    await rm(folder, { recursive: true });
  });
});

describe('withRupees', () => {
  it.each([
    [
      ['Paneer', '天170.00', 'TOTAL 天 848'],
      ['Paneer', '₹170.00', 'TOTAL ₹ 848'],
    ],
    [
      ['今天 12:00', '天170.00'],
      ['今天 12:00', '天170.00'],
    ],
    [
      ['天', 'x天5'],
      ['天', 'x天5'],
    ],
  ])('of %j', (texts, expected) => {
    expect(withRupees(texts)).toEqual(expected);
  });
});

describe('inReadingOrder', () => {
  /** A line of text at a place, the page turned by some degrees. */
  const line = (text: string, x: number, y: number, width: number, degrees: number) => {
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const turned = (px: number, py: number): Point => [px * cos - py * sin, px * sin + py * cos];
    const box = [turned(x, y), turned(x + width, y), turned(x + width, y + 20), turned(x, y + 20)];
    return { recognised: { text }, box };
  };

  it.each([0, 5, -8, 90, 180])('goes row by row on a page turned by %d°', (degrees) => {
    const lines = [
      line('2,49', 300, 33, 50, degrees),
      line('Brot', 10, 30, 80, degrees),
      line('Summe', 10, 90, 90, degrees),
      line('Kasse', 100, 0, 120, degrees),
      line('Milch', 10, 60, 80, degrees),
      line('1,29', 300, 58, 50, degrees),
    ];
    expect(inReadingOrder(lines).map(({ recognised }) => recognised.text)).toEqual([
      'Kasse',
      'Brot',
      '2,49',
      'Milch',
      '1,29',
      'Summe',
    ]);
  });

  it('goes from right to left in rows of Arabic letters only', () => {
    const lines = [
      line('12,50', 10, 0, 60, 0),
      line('خبز', 300, 0, 80, 0),
      line('Total', 10, 40, 60, 0),
      line('المجموع', 300, 40, 80, 0),
    ];
    const texts = inReadingOrder(lines).map(({ recognised }) => recognised.text);
    expect(texts).toEqual(['خبز', '12,50', 'Total', 'المجموع']);
  });

  it('bears no lines at all', () => {
    expect(inReadingOrder([])).toEqual([]);
  });
});
