import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { noise, picture } from '../testing/bench.js';
import { inspect } from './inspect.js';

describe('bytes tell what they are', () => {
  test.each(['png', 'jpeg', 'webp', 'gif'] as const)('%s', async (format) => {
    const found = await inspect(await picture(format), { decode: true });
    expect(found).toEqual({ kind: 'image', mime: `image/${format}`, width: 40, height: 30, animated: false });
  });

  test('an animation', async () => {
    const frames = await Promise.all(
      ['#f00', '#0f0'].map((background) =>
        sharp({ create: { width: 8, height: 8, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const webp = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();
    expect(await inspect(webp, { decode: true })).toMatchObject({ mime: 'image/webp', animated: true });
  });

  test.each<[string, string, string]>([
    ['OggS....OpusHead', 'audio', 'audio/ogg; codecs=opus'],
    ['OggS....vorbis', 'audio', 'audio/ogg'],
    ['ID3....', 'audio', 'audio/mpeg'],
    ['#!AMR', 'audio', 'audio/amr'],
    ['....ftypM4A ', 'audio', 'audio/mp4'],
    ['....ftypisom', 'video', 'video/mp4'],
    ['....ftyp3gp4', 'video', 'video/3gpp'],
    ['%PDF-1.7', 'document', 'application/pdf'],
    ['PK\x03\x04', 'document', 'application/zip'],
    ['plain words', 'document', 'text/plain'],
  ])('%j is %s %s', async (text, kind, mime) => {
    expect(await inspect(Buffer.from(text, 'latin1'), { decode: true })).toEqual({ kind, mime });
  });

  test('nothing, and noise, are unknown', async () => {
    expect(await inspect(Buffer.alloc(0), { decode: true })).toEqual({ kind: 'unknown' });
    expect(await inspect(Buffer.from([0, 1, 2, 0xff]), { decode: true })).toEqual({ kind: 'unknown' });
  });

  test('half a picture is one to look at, and none to decode', async () => {
    const half = (await noise(64)).subarray(0, 6000);
    expect(await inspect(half, { decode: false })).toMatchObject({ kind: 'image', width: 64 });
    expect(await inspect(half, { decode: true })).toEqual({ kind: 'unknown' });
  });
});
