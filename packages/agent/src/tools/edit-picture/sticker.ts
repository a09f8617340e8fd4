import sharp from 'sharp';
import type { Sharp } from 'sharp';

/** A static WhatsApp sticker: WebP, 512 × 512 pixels, at most 100 KB (WhatsApp Cloud API, "Supported media types"). */
export const STICKER_SIDE = 512;
export const STICKER_BYTES = 100_000;

const QUALITIES = [90, 75, 60, 45, 30, 15, 5];

/** The middle of a picture as a round sticker. */
export async function roundSticker(picture: Sharp): Promise<Buffer> {
  const half = STICKER_SIDE / 2;
  const mask = Buffer.from(
    `<svg width="${STICKER_SIDE}" height="${STICKER_SIDE}"><circle cx="${half}" cy="${half}" r="${half}"/></svg>`,
  );
  const cut = await picture
    .resize(STICKER_SIDE, STICKER_SIDE, { fit: 'cover' })
    .ensureAlpha()
    .composite([{ input: mask, blend: 'dest-in' }])
    .png()
    .toBuffer();
  for (const quality of QUALITIES) {
    const webp = await sharp(cut).webp({ quality, alphaQuality: quality }).toBuffer();
    if (webp.length <= STICKER_BYTES) return webp;
  }
  throw new Error('a sticker of this picture does not fit');
}
