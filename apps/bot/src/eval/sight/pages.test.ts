import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { LOOKS, take } from './looks.js';
import { MARKETS } from './pages/markets.js';
import { receipt } from './pages/receipt.js';
import { pageShots } from './pages.js';
import { seeded } from '../../random.js';
import { Sheet } from './sheet.js';

/** Mean brightness of a part of a picture, upright. */
async function brightness(picture: Buffer, box: { x: number; y: number; width: number; height: number }) {
  const upright = await sharp(picture).autoOrient().png().toBuffer();
  const part = {
    left: Math.round(box.x),
    top: Math.round(box.y),
    width: Math.round(box.width),
    height: Math.round(box.height),
  };
  const { channels } = await sharp(await sharp(upright).extract(part).png().toBuffer())
    .grayscale()
    .stats();
  return channels[0]!.mean;
}

describe('pages', () => {
  test.each([...LOOKS])('%s: words are where the boxes say', async (look) => {
    const sheet = new Sheet(900, 500, '#ffffff');
    sheet.line('WMWMWM', 120, 300, { size: 90, bold: true, colour: '#000' });
    // Several numbers: turned by hand and by EXIF, in both directions.
    for (let seed = 1; seed <= 6; seed++) {
      const taken = await take({ picture: sheet.draw(), words: sheet.words }, look, seeded(seed));
      const [{ box }] = taken.words as [(typeof taken.words)[number]];
      const above = { ...box, y: box.y - box.height - 10, height: box.height / 2 };
      expect((await brightness(taken.picture, above)) - (await brightness(taken.picture, box))).toBeGreaterThan(50);
    }
  });

  test('the first picture is the same at every run', async () => {
    const first = async () => (await pageShots().next()).value!;
    const [a, b] = [await first(), await first()];
    expect(a.picture.equals(b.picture)).toBe(true);
    expect(a.words).toEqual(b.words);
  });

  test('receipts have at least six currencies, four scripts of digits, and sums that are right', () => {
    const amounts = Object.values(MARKETS).map(({ amount }) => amount(1234.5));
    const signs = new Set(amounts.map((amount) => amount.replace(/[\p{Nd}.,٬٫\s]/gu, '')).filter(Boolean));
    expect(signs.size).toBeGreaterThanOrEqual(6);
    expect(new Set(Object.values(MARKETS).map(({ digits }) => digits)).size).toBe(4);
    const { sheet, questions } = receipt(seeded(3), MARKETS['de']!);
    const total = questions.find((question) => question.ask === 'total')!;
    const words = sheet.words.map(({ text }) => text);
    const written = words[words.indexOf('SUMME') + 1]!;
    expect(Number(written.replace('.', '').replace(',', '.'))).toBe(total.amount);
  });
});
