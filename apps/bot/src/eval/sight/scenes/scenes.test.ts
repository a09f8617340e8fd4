import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { seeded } from '../../../random.js';
import { countIn } from '../seeing.js';
import { mosaic } from './mosaic.js';
import { PORTRAITS, TEXTURES } from './photos.js';

const RED = { r: 220, g: 0, b: 0 };
let folder: string;
const files: Record<string, string> = {};

/** Stand-ins of the photos: blue, with the thing's box in red. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-scenes-'));
  for (const { file, box } of PORTRAITS) {
    const thing = await sharp({ create: { width: box.width, height: box.height, channels: 3, background: RED } })
      .png()
      .toBuffer();
    files[file] = join(folder, file);
    await sharp({ create: { width: 760, height: 520, channels: 3, background: '#0000b0' } })
      .composite([{ input: thing, left: box.x, top: box.y }])
      .toFile(files[file]);
  }
  for (const name of TEXTURES) {
    files[name] = join(folder, name);
    await sharp({ create: { width: 64, height: 64, channels: 3, background: '#808080' } }).toFile(files[name]);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('mosaics', () => {
  test('have what was wanted, each thing where its box says', async () => {
    const wanted = ['cat', 'cat', 'person', 'cup', 'motorcycle', 'person', 'cup'] as const;
    const { picture, things } = await mosaic(wanted, files, seeded(5));
    expect(things.map(({ thing }) => thing)).toEqual(wanted);
    const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
    const isRed = (x: number, y: number) => {
      const at = (Math.round(y) * info.width + Math.round(x)) * info.channels;
      return data[at]! > 120 && data[at + 2]! < 80;
    };
    for (const { box } of things) {
      const { x, y, width, height } = box;
      for (const [across, down] of [
        [0.5, 0.5],
        [0.05, 0.5],
        [0.95, 0.5],
        [0.5, 0.05],
        [0.5, 0.95],
      ] as const)
        expect(isRed(x + width * across, y + height * down)).toBe(true);
    }
  });
});

describe('counts', () => {
  test.each([
    ['I see 4 cats.', 4],
    ['I count 4 to 6 cats: I looked twice.', 5],
    ['Maybe: 2 cats (1–2).', 2],
    ['I do not see this in it: cats.', 0],
  ])('%s: %d', (text, count) => {
    expect(countIn(text)).toBe(count);
  });
});
