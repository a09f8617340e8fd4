import { ConnectorError } from '../errors.js';
import { MAX_SIDE, open } from './picture.js';
import { sniffPicture } from './sniff.js';

/** Our own pictures are at most this large before they are fitted. */
const MAX_PIXELS = MAX_SIDE * MAX_SIDE;

/** Sides and qualities tried in turn until the file is small enough. */
const ATTEMPTS = [
  { side: MAX_SIDE, quality: 90 },
  { side: MAX_SIDE, quality: 75 },
  { side: 2048, quality: 80 },
  { side: 1280, quality: 75 },
  { side: 640, quality: 70 },
] as const;

/** Pixels of a side, and the size of a still sticker, that WhatsApp accepts. */
const STICKER_SIDE = 512;
const MAX_STICKER_BYTES = 100_000;
const STICKER_QUALITIES = [90, 75, 60, 40, 20] as const;

export interface Fitted {
  readonly bytes: Buffer;
  readonly mime: 'image/jpeg' | 'image/png';
}

/**
 * The picture as JPEG or PNG of at most `maxBytes`: untouched when it already is plain, else re-encoded, then JPEG on white, then smaller.
 * @throws ConnectorError (`give-up`) when it is no picture.
 */
export async function fitPicture(bytes: Buffer, maxBytes: number): Promise<Fitted> {
  const kind = sniffPicture(bytes);
  return await drawn(async () => {
    if (bytes.length <= maxBytes && (kind === 'jpeg' || kind === 'png') && (await isPlain(bytes))) {
      return { bytes, mime: `image/${kind}` as const };
    }
    if (kind !== 'jpeg') {
      const png = await open(bytes, MAX_PIXELS).toColourspace('srgb').png().toBuffer();
      if (png.length <= maxBytes) return { bytes: png, mime: 'image/png' };
    }
    for (const { side, quality } of ATTEMPTS) {
      const jpeg = await open(bytes, MAX_PIXELS)
        .autoOrient()
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: 'white' })
        .toColourspace('srgb')
        .jpeg({ quality })
        .toBuffer();
      if (jpeg.length <= maxBytes) return { bytes: jpeg, mime: 'image/jpeg' };
    }
    return undefined;
  });
}

/** Eight bits a channel, red, green and blue: WhatsApp refuses grey, CMYK and 16-bit pictures. */
async function isPlain(bytes: Buffer): Promise<boolean> {
  const { depth, space, channels } = await open(bytes, MAX_PIXELS).metadata();
  return depth === 'uchar' && space === 'srgb' && channels >= 3;
}

/** A WebP of 512×512, transparent around the picture, of at most 100 kB. @throws ConnectorError (`give-up`) when it is no picture. */
export async function fitSticker(bytes: Buffer): Promise<Buffer> {
  return await drawn(async () => {
    const square = open(bytes, MAX_PIXELS).resize({
      width: STICKER_SIDE,
      height: STICKER_SIDE,
      fit: 'contain',
      background: { r: 0, g: 0, b: 0, alpha: 0 },
    });
    for (const quality of STICKER_QUALITIES) {
      const webp = await square.clone().webp({ quality }).toBuffer();
      if (webp.length <= MAX_STICKER_BYTES) return webp;
    }
    return undefined;
  });
}

async function drawn<T>(draw: () => Promise<T | undefined>): Promise<T> {
  const giveUp = (message: string, options?: ErrorOptions) =>
    new ConnectorError(message, { advice: 'give-up', outcome: 'not-sent' }, options);
  let result: T | undefined;
  try {
    result = await draw();
  } catch (error) {
    throw giveUp('the picture cannot be decoded', { cause: error });
  }
  if (!result) throw giveUp('the picture cannot be made small enough');
  return result;
}
