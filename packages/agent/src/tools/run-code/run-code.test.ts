import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { MemoryMedia, toolContext } from '../../testing/context.js';
import type { ToolContext } from '../../types.js';
import { runCode } from './index.js';

async function work(text: string, language = 'en', more: Partial<ToolContext> = {}) {
  const context = toolContext(text, language, more);
  return runCode.run(runCode.schema.parse(await runCode.read!(context)), context);
}
const say = async (text: string, language = 'en', more: Partial<ToolContext> = {}) =>
  (await work(text, language, more)).say;

describe('by rule', () => {
  test.each([
    ['sort: 10, 9, 100, -3', 'en', '-3, 9, 10, 100'],
    ['Ordne absteigend: 1,5; 12; 1,25', 'de', '- 12\n- 1,5\n- 1,25'],
    ['Sortiere alphabetisch: Zürich, Äpfel, Bonn', 'de', 'Äpfel, Bonn, Zürich'],
    ['sort: chapter 10, chapter 9, Chapter 1', 'en', 'Chapter 1, chapter 9, chapter 10'],
    ['remove duplicates: Red, blue, red', 'en', 'Red, blue'],
    ['how often does each occur: x, y, x', 'en', 'x: 2\ny: 1'],
    ['median of 1, 2, 3, 10', 'en', 'Median: 2.5'],
    ['mean of 1, 2, 4', 'en', 'Average: ≈ 2.3333'],
    ['average of 0.1 and 0.2 and 0.3', 'en', 'Average: 0.2'],
    ['Standardabweichung von 2, 4, 4, 4, 5, 5, 7, 9', 'de', 'Standardabweichung: ≈ 2,1381'],
    ['most frequent of 1, 2, 3', 'en', 'Most frequent: none'],
  ])('%s', async (text, language, answer) => {
    expect(await say(text, language)).toBe(answer);
  });

  test('shuffling loses nothing, picking invents nothing', async () => {
    const letters = ['a', 'b', 'c', 'd'];
    expect((await say('shuffle: a, b, c, d')).split(', ').toSorted()).toEqual(letters);
    expect(letters).toContain((await say('pick one: a, b, c, d')).replace('Drawn: ', ''));
  });

  test('dice and coins stay in their range and add up', async () => {
    const [, one, two, sum] = /^Rolled: (\d), (\d); sum (\d+)$/.exec(await say('roll two dice'))!.map(Number);
    expect(one! + two!).toBe(sum);
    const heads = /^heads: (\d+), tails: (\d+)$/.exec(await say('flip 1000 coins'))!.map(Number);
    expect(heads[1]! + heads[2]!).toBe(1000);
    expect(heads[1]!).toBeGreaterThan(350);
    expect(await say('random number between 5 and 6')).toMatch(/^Drawn: [56]$/);
    await expect(say('roll a die 1000000000 times')).rejects.toThrow('100,000');
  });

  test('many throws are counted and drawn', async () => {
    const media = new MemoryMedia();
    const result = await work('simulate 6000 rolls of a die', 'en', { media });
    const counts = [...result.say.matchAll(/(\d): ([\d,]+)/g)].map(([, face, count]) => [
      Number(face),
      Number(count!.replaceAll(',', '')),
    ]);
    expect(counts.map(([face]) => face)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(counts.reduce((total, [, count]) => total + count!, 0)).toBe(6000);
    for (const [, count] of counts) expect(count).toBeGreaterThan(700);
    const [part] = result.show!;
    if (part?.type !== 'image' || part.media.state !== 'stored') throw new Error('no picture');
    expect((await sharp(await media.read(part.media)).metadata()).width).toBeGreaterThan(1000);
  });
});

describe('a curve', () => {
  test('is drawn where the formula has values', async () => {
    const media = new MemoryMedia();
    const { say: words, show } = await work('plot y = sqrt(x) from -4 to 4', 'en', { media });
    expect(words).toBe('y = sqrt(x) for x from -4 to 4.');
    const [part] = show!;
    if (part?.type !== 'image' || part.media.state !== 'stored') throw new Error('no picture');
    const { data, info } = await sharp(await media.read(part.media))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const blue = [0, 0];
    for (let i = 0; i < data.length; i += 3) {
      if (data[i + 2]! - data[i]! > 120) blue[((i / 3) % info.width) * 2 < info.width ? 0 : 1]!++;
    }
    // Left of zero there is no square root; the axis takes some of the left half.
    expect(blue[1]!).toBeGreaterThan(1000);
    expect(blue[0]!).toBeLessThan(blue[1]! / 5);
  });

  test.each(['plot y = 1/0*x', 'plot y = x^x^x^x^9 from 100 to 200', 'plot y = ((x'])('%s is refused', async (text) => {
    await expect(say(text)).rejects.toThrow('I cannot draw this formula');
  });
});

const CSV = 'name,city,price\nSoap,Rome,3.50\n"Tea, green",Oslo,12\nBread,Rome,2.10\nAir,,';

describe('a table', () => {
  test('is sorted and given back as CSV, what is empty last', async () => {
    expect(await say(`sort by price, highest first\n${CSV}`)).toBe(
      '```\nname,city,price\n"Tea, green",Oslo,12\nSoap,Rome,3.50\nBread,Rome,2.10\nAir,,\n```',
    );
  });

  test('has its columns added up, whole or in groups', async () => {
    expect(await say(`total price?\n${CSV}`)).toBe('Sum (price): 17.6');
    expect(await say(`total price by city\n${CSV.replace('\nAir,,', '')}`)).toBe('Sum (price)\nRome: 5.6\nOslo: 12');
    expect(
      await say('und jetzt der Durchschnitt von Preis', 'de', { earlier: ['Ware;Preis\nBrot;2,50\nMilch;1,20'] }),
    ).toBe('Durchschnitt (Preis): 1,85');
  });

  test.each(['| a | b |\n|---|---|\n| x | 2 |\n| y | 1 |', 'a\tb\nx\t2\ny\t1'])('%j is one, too', async (table) => {
    expect(await say(`sort by b\n${table}`)).toMatch(/^```\na.b\ny.1\nx.2\n```$/);
  });
});

describe('by a program', () => {
  const task = 'Simulate saving 100 a month for 10 years at 5 % interest';
  const written =
    (output: string): ToolContext['program'] =>
    () =>
      Promise.resolve({ source: 'console.log(1)', outcome: { ok: true, output }, attempts: 1 });

  test('the output is what the answer is written from', async () => {
    expect(await work(task, 'en', { program: written('15528.23') })).toMatchObject({
      say: '15528.23',
      know: expect.stringContaining('15528.23') as unknown,
      compose: true,
      program: 'console.log(1)',
    });
    const long = Array.from({ length: 100 }, (_, i) => `month ${i}: ${i * 100}`).join('\n');
    const result = await work(task, 'en', { program: written(long) });
    expect(result.say).toBe(long);
    expect(result.compose).toBeUndefined();
  });

  test.each([
    ['[53,59,61]', '53, 59, 61'],
    ['[[1,2],[3,4]]', '[[1,2],[3,4]]'],
    ['2\n3\n5', '2\n3\n5'],
  ])('that printed %j is told as it is', async (output, answer) => {
    const result = await work(task, 'en', { program: written(output) });
    expect(result.say).toBe(answer);
    expect(result.compose).toBeUndefined();
  });

  test('gets the table or list as data', async () => {
    const seen: unknown[] = [];
    const program: ToolContext['program'] = (_task, data) => {
      seen.push(data);
      return Promise.resolve({ source: '', outcome: { ok: true, output: 'x' }, attempts: 1 });
    };
    await work(`Which two add up to 15.5?\n${CSV}`, 'en', { program });
    await work('Which two of these add up to 10: 3, 4, 7', 'en', { program });
    expect(seen).toEqual([expect.arrayContaining([{ name: 'Soap', city: 'Rome', price: 3.5 }]), ['3', '4', '7']]);
  });

  test('that fails, or cannot be run here, invents nothing', async () => {
    const failed: ToolContext['program'] = () =>
      Promise.resolve({ source: 'x', outcome: { ok: false, why: 'time', message: '' }, attempts: 2 });
    for (const program of [failed, undefined]) {
      expect(await work(task, 'en', { program })).toMatchObject({
        say: expect.stringContaining('no result') as unknown,
        compose: true,
      });
    }
  });
});
