import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { MemoryMedia, toolContext } from '../../testing/context.js';
import { ToolError } from '../../types.js';
import { editPicture } from './index.js';
import type { Operation } from './operations.js';

/** 80 × 40: left half red, right half blue, so that every turn and flip shows. */
async function picture(format: 'png' | 'jpeg' = 'png'): Promise<Buffer> {
  const half = (background: string) =>
    sharp({ create: { width: 40, height: 40, channels: 3, background } })
      .png()
      .toBuffer();
  return sharp({ create: { width: 80, height: 40, channels: 3, background: 'blue' } })
    .composite([{ input: await half('red'), left: 0, top: 0 }])
    [format]()
    .toBuffer();
}

async function edit(operations: Operation[], text = '', language = 'en', input?: Buffer) {
  const media = new MemoryMedia();
  const bytes = input ?? (await picture());
  const { format } = await sharp(bytes)
    .metadata()
    .catch(() => ({ format: 'png' }));
  const context = toolContext(text, language, { media, pictures: [media.put(bytes, `image/${format}`)] });
  const result = await editPicture.run({ operations }, context);
  const [part] = result.show!;
  if ((part?.type !== 'image' && part?.type !== 'sticker') || part.media.state !== 'stored')
    throw new Error('no picture');
  return { say: result.say, part, mime: part.media.mime, bytes: await media.read(part.media) };
}

async function pixelAt(bytes: Buffer, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + info.channels)];
}

const sizeOf = async (bytes: Buffer) => {
  const { width, height } = await sharp(bytes).metadata();
  return [width, height];
};

describe('edit_picture', () => {
  test('rotates as sharp does, pixel for pixel', async () => {
    const { bytes, say } = await edit([{ op: 'rotate', degrees: 90 }]);
    expect(say).toBe('Rotated by 90°.');
    const expected = await sharp(await picture())
      .rotate(90)
      .removeAlpha()
      .raw()
      .toBuffer();
    expect(Buffer.compare(await sharp(bytes).removeAlpha().raw().toBuffer(), expected)).toBe(0);
  });

  test('runs operations in the order given', async () => {
    const { bytes, say } = await edit(
      [
        { op: 'crop', part: 'left' },
        { op: 'rotate', degrees: -90 },
        { op: 'resize', percent: 200 },
      ],
      '',
      'de',
    );
    expect(say).toBe('Zugeschnitten, um -90° gedreht, auf 80 × 80 Pixel gebracht.');
    expect(await sizeOf(bytes)).toEqual([80, 80]);
    expect((await pixelAt(bytes, 40, 40)).slice(0, 3)).toEqual([255, 0, 0]);
  });

  test('mirrors, greys, darkens, blurs', async () => {
    const mirrored = await edit([{ op: 'flip', direction: 'horizontal' }]);
    expect((await pixelAt(mirrored.bytes, 5, 5)).slice(0, 3)).toEqual([0, 0, 255]);
    const grey = await sharp((await edit([{ op: 'grayscale' }])).bytes)
      .toColourspace('srgb')
      .raw()
      .toBuffer();
    expect(grey[0]).toBe(grey[1]);
    const dark = await pixelAt((await edit([{ op: 'brightness', percent: 50 }])).bytes, 5, 5);
    expect(dark[0]).toBeLessThan(200);
    const blurred = await pixelAt((await edit([{ op: 'blur', strength: 'strong' }])).bytes, 40, 20);
    expect(blurred[0]).toBeGreaterThan(40);
    expect(blurred[2]).toBeGreaterThan(40);
  });

  test('a photo stays a JPEG, upright as its EXIF says', async () => {
    const turned = await sharp(await picture('jpeg'))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { bytes, mime } = await edit([{ op: 'brightness', percent: 110 }], '', 'en', turned);
    expect(mime).toBe('image/jpeg');
    expect(await sizeOf(bytes)).toEqual([40, 80]);
  });

  test.each([['Grüße, 5 €!'], ['शुभ जन्मदिन'], ['عيد ميلاد سعيد']])('draws %s into the picture', async (text) => {
    const plain = await sharp({ create: { width: 400, height: 200, channels: 3, background: '#808080' } })
      .png()
      .toBuffer();
    const { bytes } = await edit([{ op: 'caption', text, place: 'bottom' }], '', 'en', plain);
    const { data } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const lit = (from: number, to: number) => data.subarray(from * 1200, to * 1200).filter((v) => v > 240).length;
    expect(lit(120, 200)).toBeGreaterThan(300);
    expect(lit(0, 100)).toBe(0);
  });

  test('a script without letters here is refused, not drawn as boxes', async () => {
    await expect(edit([{ op: 'caption', text: '你好', place: 'top' }])).rejects.toThrow(ToolError);
  });

  test('a sticker is round WebP, 512 × 512, at most 100 KB, even from noise', async () => {
    const noise = await sharp({
      create: {
        width: 900,
        height: 700,
        channels: 3,
        background: 'grey',
        noise: { type: 'gaussian', mean: 128, sigma: 80 },
      },
    })
      .png()
      .toBuffer();
    const { part, bytes, mime } = await edit([{ op: 'sticker' }], '', 'en', noise);
    expect(part.type).toBe('sticker');
    expect(mime).toBe('image/webp');
    expect(bytes.length).toBeLessThanOrEqual(100_000);
    expect(await sizeOf(bytes)).toEqual([512, 512]);
    expect((await pixelAt(bytes, 2, 2))[3]).toBe(0);
    expect((await pixelAt(bytes, 256, 256))[3]).toBe(255);
  });

  test("a model's operations are cut to those that the message names", () => {
    const operations: Operation[] = [
      { op: 'rotate', degrees: 90 },
      { op: 'caption', text: 'Happy Birthday', place: 'top' },
    ];
    const context = toolContext('write happy birthday on it', 'en');
    expect(editPicture.repair!({ operations }, context)).toEqual({ operations: [operations[1]] });
    expect(() => editPicture.read!(toolContext('mach es schöner', 'de'))).toThrow('Ich kann es drehen');
    const other = toolContext('blur it somewhat like a dream', 'en');
    expect(() => editPicture.repair!({ operations }, other)).toThrow('I can rotate');
  });

  test('a broken file is refused in the language of the person', async () => {
    await expect(edit([{ op: 'grayscale' }], '', 'fr', Buffer.from('not a picture'))).rejects.toThrow(
      'Je n’ai pas pu ouvrir l’image',
    );
  });
});
