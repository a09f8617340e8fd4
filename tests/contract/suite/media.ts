import { expect, test } from '@jest/globals';
import { normalisePicture } from '@hearth/connectors';
import type { RemoteMedia } from '@hearth/message';
import type { MediaFault } from '@hearth/simulator';
import sharp from 'sharp';
import { listen } from './bench.js';
import type { Bench } from './bench.js';

/** Files are fetched from allowed hosts, within limits, and only when they are what was announced. */
export function mediaContract(bench: () => Bench): void {
  const channel = () => bench().target.spec.channel;
  // Noise does not compress: about 90 kB, so that a body has many chunks.
  const photo = async () => {
    let seed = 1;
    const noise = () => (seed = (seed * 48_271) % 0x7fffffff) & 0xff;
    const pixels = Buffer.from(Array.from({ length: 180 * 180 * 3 }, noise));
    return await sharp(pixels, { raw: { width: 180, height: 180, channels: 3 } })
      .png()
      .toBuffer();
  };
  const received = async (fault?: MediaFault): Promise<{ media: RemoteMedia; bytes: Buffer }> => {
    if (fault) bench().simulator.fault(channel(), fault);
    const bytes = await photo();
    const event = await bench().said((person) =>
      person.send({ kind: 'image', images: [{ bytes, mime: 'image/png' }] }),
    );
    const [part] = event.parts;
    if (part?.type !== 'image' || part.media.state !== 'remote') throw new Error('no picture');
    return { media: part.media, bytes };
  };
  const fetch = async (media: RemoteMedia, signal = AbortSignal.timeout(5000)) =>
    await bench().connector.fetchMedia(media, signal);
  const lost = (reason: string) => ({ name: 'MediaError', reason });

  test.each<MediaFault>(['slow', 'wrong-size'])('%s: the whole file comes', async (fault) => {
    const { media, bytes } = await received(fault);
    expect((await fetch(media)).bytes).toEqual(bytes);
  });

  test('stalled: given up when the time is over', async () => {
    const { media } = await received('stalled');
    await expect(fetch(media, AbortSignal.timeout(1500))).rejects.toMatchObject(lost('unreachable'));
  });

  test('expired', async () => {
    const { media } = await received('expired');
    await expect(fetch(media)).rejects.toMatchObject(lost('expired'));
  });

  test('redirect to another host: not followed, the token stays', async () => {
    const { media } = await received('redirect');
    await expect(fetch(media)).rejects.toMatchObject(lost('refused'));
    expect(bench().simulator.leakedTokens).toEqual([]);
  });

  test('huge: cut off while it streams', async () => {
    const { media } = await received('huge');
    await expect(fetch(media, AbortSignal.timeout(10_000))).rejects.toMatchObject(lost('too-large'));
  });

  test('larger than this account takes', async () => {
    const { media } = await received();
    const { target, account, simulator } = bench();
    const small = target.connect(account, simulator, { maxMediaBytes: 10_000 });
    await expect(small.fetchMedia(media, AbortSignal.timeout(5000))).rejects.toMatchObject(lost('too-large'));
  });

  test('wrong-mime: a web page instead of the picture never becomes a picture', async () => {
    const { media } = await received('wrong-mime');
    const limits = { maxBytes: 1_000_000, maxPixels: 1_000_000 };
    const attempt = fetch(media).then(({ bytes }) => normalisePicture(bytes, limits));
    await expect(attempt).rejects.toMatchObject({
      name: 'MediaError',
      reason: expect.stringMatching(/refused|not-a-picture/),
    });
  });

  test('wrong-sha256: a file that is not the announced one is refused where a sum is announced', async () => {
    const { media, bytes } = await received('wrong-sha256');
    const announced = channel() === 'whatsapp-cloud' || channel() === 'playground';
    if (announced) await expect(fetch(media)).rejects.toMatchObject(lost('refused'));
    else expect((await fetch(media)).bytes).toEqual(bytes);
  });

  test('another sum than the announced one', async () => {
    const { media } = await received();
    await expect(fetch({ ...media, sha256: '0'.repeat(64) })).rejects.toMatchObject(lost('refused'));
  });

  test.each([
    'http://127.0.0.1:9/file',
    'https://127.0.0.1/file',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/file',
    'https://localhost/file',
    'https://example.org/file',
    'file:///etc/passwd',
    'data:text/plain,hello',
    '//example.org/file',
    'not an address',
  ])('%s is refused', async (url) => {
    await expect(fetch({ state: 'remote', url })).rejects.toMatchObject(lost('refused'));
  });

  test('a real account gets nothing from a private address, whatever name or redirect leads there', async () => {
    const hits: string[] = [];
    const inside = await listen((request, response) => {
      hits.push(request.url ?? '');
      response.end('secret');
    });
    const { port } = new URL(inside.url);
    await expect(fetch({ state: 'remote', url: `${inside.url}/file` })).rejects.toMatchObject(lost('refused'));
    await expect(fetch({ state: 'remote', url: `https://localhost:${port}/file` })).rejects.toMatchObject(
      lost('refused'),
    );
    expect(hits).toEqual([]);
    await inside.close();
  });
}
