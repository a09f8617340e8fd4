import { describe, expect, it } from '@jest/globals';
import { CLASSES } from '../numerals/classes.js';
import type { NumeralReader } from '../numerals/reader.js';
import type { LineReader } from './line-reader.js';
import { isDoubtful, readOtherScripts } from './other-scripts.js';
import type { ReadLine } from './other-scripts.js';
import { SCRIPTS, isIn } from './scripts.js';

const [DEVANAGARI, CYRILLIC, ARABIC] = SCRIPTS as [(typeof SCRIPTS)[0], (typeof SCRIPTS)[0], (typeof SCRIPTS)[0]];

/** A line of 48 pixels height. */
function line(width: number, text: string, score: number): ReadLine {
  return { line: { data: new Uint8Array(0), width, height: 48 }, recognised: { text, score } };
}

/** Tells what is in each script what it says of lines, by their width; counts the lines it was given. */
function scripted(answers: Record<string, Record<number, [text: string, score: number]>>) {
  const calls: string[] = [];
  const reader: LineReader = {
    has: (data) => Promise.resolve(data in answers),
    read: ({ width }, { data }) => {
      calls.push(`${data} ${width}`);
      const [text, score] = answers[data]![width] ?? ['', 0];
      return Promise.resolve({ text, score });
    },
  };
  return { calls, reader };
}

/** Sees a line's signs, by its width, with a certainty of 90 %. */
function shapes(texts: Record<number, string>): NumeralReader {
  const piece = { cells: [], left: 0, right: 0, top: 0, bottom: 0 };
  return ({ width }) => {
    const signs = Array.from(texts[width] ?? '');
    const candidates = signs.map((char, at) => ({
      from: at,
      to: at + 1,
      piece,
      classes: Float32Array.from(CLASSES, (one) => Math.log(one === (char === '0' ? '०' : char) ? 0.9 : 0.001)),
    }));
    return { candidates, count: signs.length, size: 1 };
  };
}

describe('isIn', () => {
  it('goes by most of the letters', () => {
    expect(isIn(CYRILLIC, 'Хлеб 45,90')).toBe(true);
    expect(isIn(CYRILLIC, 'Bread Х 45,90')).toBe(false);
    expect(isIn(CYRILLIC, 'Я')).toBe(false);
    expect(isIn(DEVANAGARI, 'दूध 60')).toBe(true);
    expect(isIn(ARABIC, '1234')).toBe(false);
  });
});

describe('isDoubtful', () => {
  it.each([
    [line(409, '   ', 0.97), true],
    [line(384, '  45,90', 0.96), true],
    [line(173, 'h TRT 105', 0.78), true],
    [line(304, 'SUPERMARKET', 1), false],
    [line(315, 'MMMM WWWW', 0.99), false],
    [line(49, 'W', 0.89), false],
    [line(80, '5', 0.99), false],
  ])('judges by score and letters for the width: %j', (one, expected) => {
    expect(isDoubtful(one)).toBe(expected);
  });
});

describe('readOtherScripts', () => {
  const latin = line(304, 'SUPERMARKET', 1);
  const lines = [latin, line(400, ' ', 0.9), line(300, '', 0), line(200, '', 0.5), line(100, '', 0.5)];

  it('reads all doubtful lines in the script that fits the longest ones', async () => {
    const { reader, calls } = scripted({
      hin: { 400: ['कखग', 0.4] },
      kir: { 400: ['Магазин', 0.9], 300: ['Хлеб', 0.95], 200: ['Сыр', 0.8], 100: ['Чай', 0.6] },
      ara: { 400: ['12 34', 0.99] },
    });
    const better = await readOtherScripts(lines, reader);
    expect(lines.map((one) => better.get(one)?.text)).toEqual([undefined, 'Магазин', 'Хлеб', 'Сыр', 'Чай']);
    expect(calls.filter((call) => call.startsWith('ara'))).toHaveLength(4);
    expect(calls.some((call) => call.endsWith('304'))).toBe(false);
  });

  it('leaves lines that are not better in it', async () => {
    const { reader } = scripted({
      kir: { 400: ['Магазин', 0.9], 300: ['Хлеб', 0.95], 200: ['Сыр', 0.8], 100: ['Xx', 0.9] },
    });
    expect((await readOtherScripts(lines, reader)).has(lines[4]!)).toBe(false);
  });

  it('reads numbers in the digits of the script, those that look like other digits too', async () => {
    const receipt = [line(400, '', 0), line(110, '263.00', 0.95), line(120, 'Tea', 0.99), line(130, '12.50', 0.99)];
    const { reader } = scripted({ hin: { 400: ['मिठाई', 0.9] } });
    const numerals = shapes({ 110: '२७३.००', 130: '12.50' });
    const better = await readOtherScripts(receipt, reader, numerals);
    expect(receipt.map((one) => better.get(one)?.text)).toEqual(['मिठाई', '२७३.००', undefined, undefined]);
  });

  it('tells Arabic and Persian apart by words and numbers together', async () => {
    const receipt = [line(400, '', 0), line(110, '', 0), line(120, '', 0), line(130, '', 0)];
    const { reader } = scripted({ ara: { 400: ['نانوايى', 0.9] }, fas: { 400: ['نانوایی', 0.85] } });
    const persian = await readOtherScripts(receipt, reader, shapes({ 110: '٢٧٠٬٠٠٠', 120: '۴۵', 130: '٣٫١' }));
    expect(receipt.map((one) => persian.get(one)?.text)).toEqual(['نانوایی', '۲۷۰٬۰۰۰', '۴۵', '۳٫۱']);
    const arabic = await readOtherScripts(receipt, reader, shapes({ 110: '٢٧٠٬٠٠٠', 120: '٤٥', 130: '٣٫٥' }));
    expect(receipt.map((one) => arabic.get(one)?.text)).toEqual(['نانوايى', '٢٧٠٬٠٠٠', '٤٥', '٣٫٥']);
  });

  it('knows the script of a picture with numbers only', async () => {
    const numbers = [line(400, '', 0), line(110, '', 0)];
    const { reader } = scripted({ ara: {} });
    const better = await readOtherScripts(numbers, reader, shapes({ 400: '٢٧٠', 110: '٤٥' }));
    expect(numbers.map((one) => better.get(one)?.text)).toEqual(['٢٧٠', '٤٥']);
    expect((await readOtherScripts(numbers, reader, shapes({ 400: '٢٧٠' }))).size).toBe(0);
  });

  it('is not misled by short words of which nothing is read', async () => {
    const short = [line(400, '', 0), line(120, '山', 0.5), line(110, '', 0)];
    const { reader } = scripted({ ara: { 400: ['نانوایی', 0.9], 120: ['', 0] } });
    expect((await readOtherScripts(short, reader)).get(short[0]!)?.text).toBe('نانوایی');
  });

  it('believes no script that is unsure of the longest lines, and then reads no more', async () => {
    const { reader, calls } = scripted({ kir: { 400: ['Магазин', 0.6], 300: ['Хлеб', 0.7], 200: ['Сыр', 0.6] } });
    expect((await readOtherScripts(lines, reader)).size).toBe(0);
    expect(calls).toHaveLength(4);
  });

  it('asks nothing when no line is doubtful, or no data is there', async () => {
    const { reader, calls } = scripted({});
    expect((await readOtherScripts(lines, reader)).size).toBe(0);
    expect((await readOtherScripts([latin], scripted({ kir: {} }).reader)).size).toBe(0);
    expect(calls).toEqual([]);
  });
});
