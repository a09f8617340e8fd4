import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { Pixels } from '../../pictures/pixels.js';
import { ARABIC_NUMBERS, DEVANAGARI_NUMBERS, LATIN_NUMBERS, PERSIAN_NUMBERS } from './classes.js';
import type { NumberSystem } from './classes.js';
import { decodeNumeral, partLine } from './decode.js';
import { inkOf } from './ink.js';
import { learnDigits } from './learn/learn.js';
import type { Network } from './network.js';
import { piecesOf } from './pieces.js';

const { resolve } = createRequire(import.meta.url);
const dejavu = (name: string): string => resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);
const DEVANAGARI = resolve('@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf');

/** A line of signs, one beside the other, as it is cut out of a picture; `change` is what a camera does to it. */
async function drawn(
  text: string,
  font: string,
  { ink = '#222', paper = '#fbfaf5', change = (image: Sharp) => image } = {},
): Promise<Pixels> {
  const options = { font: { fontFiles: [font], loadSystemFonts: false } };
  let x = 14;
  // Each sign by itself: the rules for both directions would change their order.
  const signs = Array.from(text, (sign) => {
    const element = (at: number): string => `<text x="${at}" y="34" font-size="30" fill="${ink}">${sign}</text>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="99" height="48">${element(9)}</svg>`;
    const box = new Resvg(svg, options).getBBox()!;
    const left = x - (box.x - 9);
    x += box.width + 4;
    return element(left);
  });
  const width = Math.ceil(x) + 10;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="48"><rect width="100%" height="100%" fill="${paper}"/>${signs.join('')}</svg>`;
  const png = new Resvg(svg, options).render().asPng();
  const { data, info } = await change(sharp(png).removeAlpha()).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

// Far fewer lines than the real one learns from.
const learned = [dejavu('DejaVuSans'), dejavu('DejaVuSans-Bold'), DEVANAGARI];
const effort = { lines: 700, epochs: 8 };
let network: Network;
beforeAll(async () => {
  network = await learnDigits(learned, { effort });
}, 60_000);
// Other faces than those it has learned from.
const BOLD = dejavu('DejaVuSansCondensed-Bold');
const PLAIN = dejavu('DejaVuSansCondensed');

const read = (line: Pixels, system: NumberSystem) => decodeNumeral(partLine(inkOf(line), network), system);

describe('numbers in a picture', () => {
  test.each([
    ['٤٨٧٫٢٥', BOLD, ARABIC_NUMBERS],
    ['١٬٢٣٠٫٥٠', BOLD, ARABIC_NUMBERS],
    ['٦٩٫٠٠', dejavu('DejaVuSansMono-Bold'), ARABIC_NUMBERS],
    ['۱۴۲٬۵۰۰', BOLD, PERSIAN_NUMBERS],
    ['۶۹۸٬۷۰۰', PLAIN, PERSIAN_NUMBERS],
    ['२५७.४०', DEVANAGARI, DEVANAGARI_NUMBERS],
    ['१,०८६.९३', DEVANAGARI, DEVANAGARI_NUMBERS],
  ])('are read: %s', async (text, font, system) => {
    expect(read(await drawn(text, font), system).text).toBe(text);
  });

  test.each([
    ['light on dark', { ink: '#f2f2f2', paper: '#20476b' }],
    ['blurred', { change: (image: Sharp) => image.blur(1.5) }],
    ['pale and noisy', { ink: '#777', paper: '#c8bca8', change: (image: Sharp) => image.jpeg({ quality: 40 }) }],
    ['not quite level', { change: (image: Sharp) => image.affine([1, 0, 0.03, 1], { background: '#fbfaf5' }) }],
  ])('are read %s', async (_how, look) => {
    expect(read(await drawn('٣٩٢٫٧٥', PLAIN, look), ARABIC_NUMBERS).text).toBe('٣٩٢٫٧٥');
  });

  test('are those of their own digits: others fit worse', async () => {
    const all = [ARABIC_NUMBERS, PERSIAN_NUMBERS, DEVANAGARI_NUMBERS, LATIN_NUMBERS];
    const texts = ['٤٥٦٫٧٨', '۴۵۶٫۷۸', '४५६.७८', '456.78'];
    for (const [at, text] of texts.entries()) {
      const parted = partLine(inkOf(await drawn(text, at === 2 ? DEVANAGARI : BOLD)), network);
      const scores = all.map((system) => decodeNumeral(parted, system).score);
      expect(scores.indexOf(Math.max(...scores))).toBe(at);
    }
  });

  test('are not words', async () => {
    for (const word of ['مطعم', 'باران', 'Total'])
      for (const system of [ARABIC_NUMBERS, PERSIAN_NUMBERS])
        expect(read(await drawn(word, BOLD), system).score).toBeLessThan(0.25);
  });

  test('are not there on empty paper', () => {
    const blank = { data: new Uint8Array(60 * 48 * 3).fill(250), width: 60, height: 48 };
    expect(read(blank, ARABIC_NUMBERS)).toEqual({ text: '', score: 0 });
  });
});

describe('pieces of a line', () => {
  test('are parted where they touch in a blurred picture', async () => {
    const line = await drawn('٢٥٠', BOLD, { change: (image) => image.blur(2.2) });
    expect(piecesOf(inkOf(line)).pieces.length).toBeGreaterThanOrEqual(3);
  });
});
