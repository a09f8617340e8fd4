import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { rasterise } from './rasterise.js';

/** Columns with ink of a line of text. */
async function inked(text: string, anchor = 'start', x = 20): Promise<readonly [first: number, last: number]> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="100"><rect width="100%" height="100%" fill="#fff"/><text x="${x}" y="60" font-family="DejaVu Sans" font-size="40" text-anchor="${anchor}">${text}</text></svg>`;
  const { data, info } = await sharp(await rasterise(svg))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const columns = Array.from({ length: info.width }, (_, column) => column).filter((column) =>
    Array.from({ length: info.height }, (_, row) => data[row * info.width + column]!).some((value) => value < 128),
  );
  return [columns[0]!, columns.at(-1)!];
}

const width = ([first, last]: readonly [number, number]) => last - first;

describe('vowel signs of Devanagari', () => {
  test('take their room, so that the next letter does not lie upon them', async () => {
    // A sign of a quarter of the letter size, on each of three consonants; the last one's is drawn in any case.
    const without = width(await inked('दददद'));
    expect(width(await inked('दादादाद')) - without).toBeGreaterThan(3 * 0.24 * 40);
    expect(width(await inked('दिदिदिद')) - without).toBeGreaterThan(3 * 0.24 * 40);
  });

  test('a line stays where its anchor is', async () => {
    const [first, last] = await inked('दादादाद', 'middle', 300);
    expect(Math.abs((first + last) / 2 - 300)).toBeLessThan(4);
    expect(Math.abs((await inked('दादादाद', 'end', 500))[1] - 500)).toBeLessThan(4);
  });

  test('an escaped sign before them counts as one letter', async () => {
    const moved = async (text: string) => width(await inked(text)) - width(await inked(text.replaceAll('ा', '')));
    expect(Math.abs((await moved('&#38;&#38;दाद')) - (await moved('ददाद')))).toBeLessThan(3);
  });
});
