import sharp from 'sharp';
import { SIGNS, sign } from '../../eval/sight/pages/sign.js';
import { seeded } from '../../random.js';
import { mosaic } from '../../eval/sight/scenes/mosaic.js';
import { photos } from '../../eval/sight/scenes/photos.js';

const SEED = 90;
/** Pixels. */
const SIGN_WIDTH = 420;
const MARGIN = 30;

/** A photo as a JPEG of 12 megapixels. */
export async function enlarged(photo: Buffer): Promise<Buffer> {
  return sharp(photo).resize({ width: 4000, height: 3000, fit: 'fill' }).jpeg({ quality: 90 }).toBuffer();
}

/** Photo-like pictures of 1600 × 1200 pixels, each with five things and a sign in a corner. */
export async function photosWithWords(count: number, modelsDir: string): Promise<Buffer[]> {
  const files = await photos(modelsDir);
  const made: Buffer[] = [];
  for (let at = 0; at < count; at++) {
    const random = seeded(SEED + at);
    const { picture } = await mosaic(['person', 'cup', 'motorcycle', 'cat', 'person'], files, random);
    const { sheet } = sign(random, SIGNS[at % SIGNS.length]!);
    const input = await sharp(sheet.draw()).resize(SIGN_WIDTH).png().toBuffer();
    const both = sharp(picture).composite([{ input, left: MARGIN, top: MARGIN }]);
    made.push(await both.jpeg({ quality: 90 }).toBuffer());
  }
  return made;
}
