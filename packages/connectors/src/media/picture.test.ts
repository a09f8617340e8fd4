import { deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { fitPicture, fitSticker } from './fit.js';
import { MAX_SIDE, normalisePicture } from './picture.js';

const LIMITS = { maxBytes: 4_000_000, maxPixels: 50_000_000 };
const make = (width: number, height: number, background = 'teal') =>
  sharp({ create: { width, height, channels: 4, background } });

/** Noise, which no format makes small. */
async function noise(side: number): Promise<Buffer> {
  let seed = 1;
  const pixels = Buffer.from({ length: side * side * 3 });
  for (let index = 0; index < pixels.length; index += 1) pixels[index] = (seed = (seed * 48_271) % 0x7fffffff) & 0xff;
  return await sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer();
}

/** A PNG that says it has these dimensions and holds as many zero bytes as asked for, packed small. */
function bomb(width: number, height: number, bytes: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(bytes))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

describe('a received picture', () => {
  test('photo: JPEG, turned upright, nothing kept but the pixels', async () => {
    const taken = await make(60, 40)
      .jpeg()
      .withExif({ IFD0: { Make: 'Secret camera' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const picture = await normalisePicture(taken, LIMITS);
    expect(picture).toMatchObject({ mime: 'image/jpeg', width: 40, height: 60 });
    const metadata = await sharp(picture.bytes).metadata();
    expect(metadata.exif).toBeUndefined();
    expect(metadata.orientation).toBeUndefined();
    expect(picture.bytes.includes('Secret camera')).toBe(false);
  });

  test('drawing: PNG with its transparency; an opaque screenshot stays sharp', async () => {
    const clear = await normalisePicture(await make(20, 20, '#ff000080').webp().toBuffer(), LIMITS);
    expect(clear.mime).toBe('image/png');
    expect((await sharp(clear.bytes).metadata()).hasAlpha).toBe(true);
    const screen = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#123456' } })
      .png()
      .toBuffer();
    const kept = await normalisePicture(screen, LIMITS);
    expect(kept.mime).toBe('image/png');
    expect([...(await sharp(kept.bytes).raw().toBuffer()).subarray(0, 3)]).toEqual([0x12, 0x34, 0x56]);
  });

  test('animation: the first frame', async () => {
    const frames = ['red', 'blue'].map((background) => ({
      create: { width: 10, height: 10, channels: 3 as const, background },
    }));
    const rendered = await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer()));
    const gif = await sharp(rendered, { join: { animated: true } })
      .gif({ delay: [100, 100] })
      .toBuffer();
    const picture = await normalisePicture(gif, LIMITS);
    expect(picture).toMatchObject({ width: 10, height: 10 });
    expect((await sharp(picture.bytes).stats()).dominant).toMatchObject({ r: 248, b: 8 });
  });

  test(`more than ${MAX_SIDE} pixels a side: made smaller`, async () => {
    const picture = await normalisePicture(await make(5000, 100).jpeg().toBuffer(), LIMITS);
    expect(picture).toMatchObject({ width: MAX_SIDE, height: 82 });
  });

  test('the file says one thing and is another: what it is counts', async () => {
    expect((await normalisePicture(await make(5, 5).avif().toBuffer(), LIMITS)).mime).toBe('image/png');
  });

  test.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['zero bytes', () => Buffer.alloc(0), 'empty'],
    ['too many bytes', () => Buffer.alloc(LIMITS.maxBytes + 1), 'too-large'],
    ['text', () => Buffer.from('hello, I am a picture'), 'not-a-picture'],
    ['a web page', () => Buffer.from('<!doctype html><title>Sorry</title>'), 'not-a-picture'],
    ['a zip', () => Buffer.from('PK\x03\x04 and so on'), 'not-a-picture'],
    [
      'SVG',
      () =>
        Buffer.from(
          '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        ),
      'unsupported',
    ],
    ['SVG after a comment', () => Buffer.from('<!-- x --><svg/>'), 'unsupported'],
    ['TIFF', async () => await make(5, 5).tiff().toBuffer(), 'unsupported'],
    ['HEIC', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'unsupported'],
    ['half a JPEG', async () => (await noise(64)).subarray(0, 3000), 'not-a-picture'],
    ['only the beginning of a PNG', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'not-a-picture'],
    ['20,000 × 20,000 pixels', () => bomb(20_000, 20_000, 1000), 'too-many-pixels'],
    ['a bomb: 1.2 GB of zeros in 1 MB', () => bomb(20_000, 20_000, 200_000_000), 'too-many-pixels'],
    ['dimensions near 2^31', () => bomb(0x7fffffff, 0x7fffffff, 10), 'not-a-picture'],
    ['more rows than announced', () => bomb(10, 10, 50_000_000), ''],
  ])('%s', async (_, bytes, reason) => {
    const attempt = normalisePicture(await bytes(), LIMITS);
    if (!reason) await expect(attempt).resolves.toMatchObject({ width: 10, height: 10 });
    else await expect(attempt).rejects.toMatchObject({ name: 'MediaError', reason });
  });
});

describe('a picture for a platform', () => {
  test('what fits is not touched', async () => {
    const png = await make(50, 50).png().toBuffer();
    expect((await fitPicture(png, 1_000_000)).bytes).toBe(png);
  });

  test('what is too large becomes JPEG, then smaller', async () => {
    const large = await noise(700);
    const fitted = await fitPicture(large, 300_000);
    expect(fitted.mime).toBe('image/jpeg');
    expect(fitted.bytes.length).toBeLessThanOrEqual(300_000);
  });

  test('other formats become PNG', async () => {
    const fitted = await fitPicture(await make(50, 50).webp().toBuffer(), 1_000_000);
    expect(fitted.mime).toBe('image/png');
  });

  test('grey and 16-bit pictures become plain ones', async () => {
    const grey = await make(20, 20).flatten().toColourspace('b-w').png().toBuffer();
    const deep = await make(20, 20).toColourspace('rgb16').png().toBuffer();
    expect((await sharp(grey).metadata()).channels).toBe(1);
    expect((await sharp(deep).metadata()).depth).toBe('ushort');
    for (const odd of [grey, deep]) {
      const { bytes, mime } = await fitPicture(odd, 1_000_000);
      expect(mime).toBe('image/png');
      expect(await sharp(bytes).metadata()).toMatchObject({ space: 'srgb', depth: 'uchar' });
    }
  });

  test('a sticker is a WebP of 512 × 512 under 100 kB, transparent around the picture', async () => {
    const sticker = await fitSticker(await noise(900));
    expect(sticker.length).toBeLessThanOrEqual(100_000);
    expect(await sharp(sticker).metadata()).toMatchObject({ format: 'webp', width: 512, height: 512 });
    const wide = await fitSticker(await make(800, 200).png().toBuffer());
    expect((await sharp(wide).raw().toBuffer())[3]).toBe(0);
  });

  test('what is no picture is given up', async () => {
    const giveUp = { info: { advice: 'give-up', outcome: 'not-sent' } };
    await expect(fitPicture(Buffer.from('text'), 10)).rejects.toMatchObject(giveUp);
    await expect(fitSticker(Buffer.from('text'))).rejects.toMatchObject(giveUp);
  });
});
