import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OCR_MODEL, SCRIPTS_MODEL, createTextReader, ensureFiles, ensureNumerals } from '@hearth/inference';
import type { TextReader } from '@hearth/inference';
import sharp from 'sharp';
import { FETCH_LIMIT_MS, testModelsDir } from '../support/models.js';

const packageDir = (name: string): string => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
const DEJAVU = { family: 'DejaVu Sans', file: join(packageDir('dejavu-fonts-ttf'), 'ttf/DejaVuSans.ttf') };
const DEVANAGARI = {
  family: 'Noto Sans Devanagari',
  file: join(packageDir('@expo-google-fonts/noto-sans-devanagari'), '400Regular/NotoSansDevanagari_400Regular.ttf'),
};

const WIDTH = 640;
const LINE = 60;

/** Lines of text as on a receipt, shaped by Pango: SVG renderers get the vowel signs of Devanagari wrong. */
async function page(lines: readonly string[], { family, file }: typeof DEJAVU, rightToLeft = false): Promise<Buffer> {
  const drawn = await Promise.all(
    lines.map((text) =>
      sharp({
        text: {
          text: `<span foreground="#111">${text}</span>`,
          font: `${family} 21`,
          fontfile: file,
          dpi: 96,
          rgba: true,
        },
      })
        .png()
        .toBuffer({ resolveWithObject: true }),
    ),
  );
  return sharp({ create: { width: WIDTH, height: LINE * (lines.length + 1), channels: 3, background: '#fff' } })
    .composite(
      drawn.map(({ data, info }, at) => ({
        input: data,
        left: rightToLeft ? WIDTH - 30 - info.width : 30,
        top: LINE / 2 + at * LINE,
      })),
    )
    .png()
    .toBuffer();
}

const RUSSIAN = [
  'Магазин Продукты',
  'Хлеб ржаной 45,90',
  'Молоко 3,2% 89,50',
  'Итого к оплате 455,40',
  'Спасибо за покупку',
];
const HINDI = ['दुकान का नाम', 'दूध एक लीटर 60', 'रोटी और मक्खन 45', 'धन्यवाद फिर आइए', 'कृपया यहाँ गाड़ी खड़ी न करें'];
const ARABIC = ['مرحبا بكم في المتجر', 'خبز طازج', 'حليب كامل الدسم', 'المجموع الكلي', 'شكرا لزيارتكم'];

let dir: string;
let reader: TextReader;

beforeAll(async () => {
  ({ dir } = await ensureFiles({ id: OCR_MODEL, modelsDir: testModelsDir }));
  const scripts = await ensureFiles({ id: SCRIPTS_MODEL, modelsDir: testModelsDir });
  const numerals = await ensureNumerals({ modelsDir: testModelsDir });
  reader = createTextReader({ dir, scriptsDir: scripts.dir, numeralsDir: numerals.dir });
}, FETCH_LIMIT_MS);
afterAll(() => reader.close());

const textOf = async (picture: Buffer): Promise<string[]> => (await reader.read(picture)).map(({ text }) => text);

/** Share of the words that were read to the letter. */
const share = (lines: readonly string[], expected: readonly string[]): number => {
  const read = lines.join(' ').split(' ');
  const words = expected.join(' ').split(' ');
  return words.filter((word) => read.includes(word)).length / words.length;
};

describe('lines in other scripts', () => {
  it.each([
    ['Russian', RUSSIAN, DEJAVU, false, 1],
    ['Hindi', HINDI, DEVANAGARI, false, 0.9],
    ['Arabic', ARABIC, DEJAVU, true, 0.9],
  ] as const)(
    'are read: %s, as drawn, turned, and photographed',
    async (_language, lines, font, rightToLeft, least) => {
      const picture = await page(lines, font, rightToLeft);
      expect(share(await textOf(picture), lines)).toBeGreaterThanOrEqual(least);
      const turned = await sharp(picture).rotate(5, { background: '#888' }).png().toBuffer();
      expect(share(await textOf(turned), lines)).toBeGreaterThanOrEqual(0.8);
      const photographed = await sharp(picture)
        .blur(0.8)
        .modulate({ brightness: 0.8 })
        .jpeg({ quality: 50 })
        .toBuffer();
      expect(share(await textOf(photographed), lines)).toBeGreaterThanOrEqual(0.8);
    },
    60_000,
  );

  it.each([
    ['Arabic', ['مطعم النيل'], ['٤٨٧٫٢٥', '١٬٠٦٣٫٥٠', '٩٦٫٠٠', '٣٠٫٧٥'], DEJAVU, true],
    ['Persian', ['رستوران شیراز'], ['۱۴۲٬۵۰۰', '۶۹۸٬۰۰۰', '۵۴٬۵۰۰', '۳۷٬۰۰۰'], DEJAVU, true],
    ['Hindi', ['भारत भोजनालय'], ['२५७.५०', '१,०८६.००', '९४.५०', '३१९.००'], DEVANAGARI, false],
  ] as const)(
    'are read with the numbers in their digits: %s',
    async (_language, [name], numbers, font, rightToLeft) => {
      const picture = await page([name, ...numbers], font, rightToLeft);
      const blurred = await sharp(picture).blur(1.5).jpeg({ quality: 60 }).toBuffer();
      const turned = await sharp(picture).rotate(-3, { background: '#888' }).png().toBuffer();
      for (const look of [picture, blurred, turned]) expect(await textOf(look)).toEqual([name, ...numbers]);
    },
    60_000,
  );

  it('leave Latin numbers of the same picture alone', async () => {
    const lines = ['مطعم النيل', '487.25', '1,063.50', '+20 100 555 0199', '2026-11-24'];
    expect(await textOf(await page(lines, DEJAVU, true))).toEqual(lines);
  }, 60_000);

  it('leave Latin lines of the same picture alone', async () => {
    const lines = ['RECEIPT 2026', ...RUSSIAN.slice(0, 3), 'Thank you 10:55'];
    const read = await textOf(await page(lines, DEJAVU));
    expect(read[0]).toBe('RECEIPT 2026');
    expect(read.at(-1)).toBe('Thank you 10:55');
    expect(share(read, lines)).toBe(1);
  }, 60_000);

  it('are not seen in Latin ones, however bad', async () => {
    const lines = ['Total amount due', 'COCA MEMO XAPE', 'Bon appetit 12,90', 'iiii lll 11:11', '1,711.70 100.11 VAT'];
    for (const blur of [1.5, 3, 4.5]) {
      const picture = await sharp(await page(lines, DEJAVU))
        .blur(blur)
        .jpeg({ quality: 40 })
        .toBuffer();
      for (const line of await textOf(picture))
        expect(line).not.toMatch(/[\p{Script=Cyrillic}\p{Script=Devanagari}\p{Script=Arabic}]/u);
    }
  }, 60_000);

  it('are left out without the data, and while it is not all there', async () => {
    for (const scriptsDir of [undefined, join(testModelsDir, 'nowhere')]) {
      const plain = createTextReader({ dir, ...(scriptsDir !== undefined && { scriptsDir }) });
      const texts = (await plain.read(await page(RUSSIAN, DEJAVU))).map(({ text }) => text);
      expect(texts.join(' ')).toContain('45,90');
      expect(texts.join(' ')).not.toMatch(/\p{Script=Cyrillic}/u);
      await plain.close();
    }
  }, 60_000);
});
