import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { previewOf } from './preview.js';
import { sharpnessOf } from './sharpness.js';

const sharpness = async (picture: Buffer): Promise<string> => sharpnessOf(await previewOf(picture));

/** Circles of many sizes and greys. */
const scene = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="700"><rect width="900" height="700" fill="#a98"/>${Array.from(
    { length: 60 },
    (_, at) =>
      `<circle cx="${(at * 137) % 900}" cy="${(at * 271) % 700}" r="${10 + ((at * 7) % 40)}" fill="hsl(${at * 47} 50% ${20 + ((at * 13) % 60)}%)"/>`,
  ).join('')}</svg>`,
);

describe('sharpnessOf', () => {
  it.each([
    [0.3, 'sharp'],
    [1.8, 'soft'],
    [6, 'blurred'],
  ] as const)(
    'calls a picture blurred over %d pixels %s, whatever its orientation or compression',
    async (sigma, name) => {
      const blurred = sharp(await sharp(scene).blur(sigma).png().toBuffer());
      expect(await sharpness(await blurred.clone().png().toBuffer())).toBe(name);
      expect(await sharpness(await blurred.clone().rotate(90).jpeg({ quality: 70 }).toBuffer())).toBe(name);
    },
  );

  it('bears pictures without edges, and of one pixel', async () => {
    for (const side of [1, 300]) {
      const flat = await sharp({ create: { width: side, height: side, channels: 4, background: '#0a08' } })
        .png()
        .toBuffer();
      expect(await sharpness(flat)).toBe('sharp');
    }
  });
});
