import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { OCR_MODEL, createTextReader, ensureFiles } from '@hearth/inference';
import type { TextReader } from '@hearth/inference';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { FETCH_LIMIT_MS, testModelsDir } from '../support/models.js';

const FONTS = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');

interface Written {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly anchor?: 'middle' | 'end';
}

function draw(width: number, height: number, background: string, color: string, texts: readonly Written[]): Buffer {
  const written = texts.map(
    ({ text, x, y, size, anchor = 'start' }) =>
      `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}">${text}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="${width}" height="${height}" fill="${background}"/>
    <g font-family="DejaVu Sans" fill="${color}">${written.join('')}</g></svg>`;
  const font = { fontFiles: [join(FONTS, 'DejaVuSans.ttf')], loadSystemFonts: false };
  return new Resvg(svg, { font }).render().asPng();
}

const ROWS = [
  ['Vollmilch 3,5%', '1,29'],
  ['Brötchen', '2,49'],
  ['Käse Gouda', '3,78'],
  ['Äpfel 1 kg', '2,99'],
  ['Summe', '10,55'],
] as const;
const RECEIPT_TEXT = ['SUPERMARKT', ...ROWS.flat(), 'Vielen Dank'];

const receipt = draw(420, 460, '#fff', '#111', [
  { text: 'SUPERMARKT', x: 210, y: 60, size: 32, anchor: 'middle' },
  ...ROWS.flatMap(([name, price], at): Written[] => [
    { text: name, x: 30, y: 130 + at * 55, size: 24 },
    { text: price, x: 390, y: 130 + at * 55, size: 24, anchor: 'end' },
  ]),
  { text: 'Vielen Dank', x: 210, y: 430, size: 22, anchor: 'middle' },
]);
const sign = draw(800, 400, '#b01020', '#fff', [
  { text: 'AUSFAHRT', x: 400, y: 170, size: 90, anchor: 'middle' },
  { text: 'bitte freihalten', x: 400, y: 300, size: 60, anchor: 'middle' },
]);

let reader: TextReader;

beforeAll(async () => {
  const { dir } = await ensureFiles({ id: OCR_MODEL, modelsDir: testModelsDir });
  reader = createTextReader({ dir });
}, FETCH_LIMIT_MS);
afterAll(() => reader.close());

const textOf = async (picture: Buffer): Promise<string[]> => (await reader.read(picture)).map(({ text }) => text);

describe('the text reader', () => {
  it.each([
    ['as drawn', (image: Sharp) => image],
    ['turned by 5°', (image: Sharp) => image.rotate(5, { background: '#888' })],
    ['turned by -8°', (image: Sharp) => image.rotate(-8, { background: '#444' })],
    ['on its side', (image: Sharp) => image.rotate(90)],
    ['upside down', (image: Sharp) => image.rotate(180)],
    ['blurred', (image: Sharp) => image.blur(1.5)],
    [
      'seen at an angle',
      (image: Sharp) =>
        image.affine(
          [
            [1, 0.08],
            [0.05, 0.95],
          ],
          { background: '#664' },
        ),
    ],
  ])(
    'reads a receipt %s, row by row',
    async (_how, change) => {
      expect(await textOf(await change(sharp(receipt)).png().toBuffer())).toEqual(RECEIPT_TEXT);
    },
    30_000,
  );

  it('reads a sign, turned, blurred and much compressed, and says where it stands', async () => {
    const picture = await sharp(sign).rotate(-7, { background: '#444' }).blur(2.5).jpeg({ quality: 40 }).toBuffer();
    const lines = await reader.read(picture);
    expect(lines.map(({ text }) => text)).toEqual(['AUSFAHRT', 'bitte freihalten']);
    const { width } = await sharp(picture).metadata();
    for (const { box, score } of lines) {
      expect(score).toBeGreaterThan(0.9);
      const [topLeft, topRight, bottomRight, bottomLeft] = box;
      expect(topLeft![0]).toBeLessThan(width / 2);
      expect(topRight![0]).toBeGreaterThan(width / 2);
      expect(bottomLeft![1]).toBeGreaterThan(topLeft![1]);
      expect(bottomRight![1]).toBeGreaterThan(topRight![1]);
    }
  }, 30_000);

  it('reads what the camera held upright, by the EXIF orientation, and gives places in that picture', async () => {
    const tagged = await sharp(receipt).rotate(90).jpeg().withMetadata({ orientation: 8 }).toBuffer();
    const lines = await reader.read(tagged);
    expect(lines.map(({ text }) => text)).toEqual(RECEIPT_TEXT);
    expect(Math.max(...lines.flatMap(({ box }) => box.map(([, y]) => y)))).toBeGreaterThan(420);
  }, 30_000);

  it('finds no text where there is none', async () => {
    const empty = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#7fa' } })
      .png()
      .toBuffer();
    expect(await textOf(empty)).toEqual([]);
    const tiny = await sharp({ create: { width: 1, height: 1, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    expect(await textOf(tiny)).toEqual([]);
  }, 30_000);

  it('refuses what is no picture, or too large, and goes on with the others', async () => {
    const huge = `<svg xmlns="http://www.w3.org/2000/svg" width="20000" height="20000"/>`;
    const bomb = await sharp({
      create: { width: 8_000, height: 8_000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    const bad = [Buffer.alloc(0), Buffer.from('GIF89a, not really'), bomb, receipt.subarray(0, 500), Buffer.from(huge)];
    const results = await Promise.allSettled([...bad.map((picture) => reader.read(picture)), reader.read(sign)]);
    for (const result of results.slice(0, -1))
      expect(result).toMatchObject({ status: 'rejected', reason: { name: 'OcrError' } });
    expect(results.at(-1)).toMatchObject({ status: 'fulfilled' });
  }, 60_000);

  it('reads from a picture file of any common kind', async () => {
    for (const format of ['webp', 'gif', 'tiff', 'jpeg'] as const)
      expect(await textOf(await sharp(sign).toFormat(format).toBuffer())).toContain('AUSFAHRT');
  }, 30_000);
});
