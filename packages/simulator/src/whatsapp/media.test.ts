import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { createManualClock } from '../clock.js';
import { Bench, form, noise, picture } from '../testing/bench.js';
import type { Person } from '../threads/person.js';

const clock = createManualClock();
let bench: Bench;
let person: Person;
let token: string;
beforeAll(async () => {
  bench = await Bench.start({ clock });
  person = bench.simulator.person('whatsapp-cloud');
  token = bench.simulator.account('whatsapp-cloud').accessToken;
  await person.text('hello');
});
afterAll(() => bench.stop());

function upload(bytes: Buffer, mime: string, more: Record<string, string> = {}) {
  const fields = { messaging_product: 'whatsapp', type: mime, ...more };
  return bench.call('whatsapp-cloud', 'me/media', form(fields, { field: 'file', bytes, mime }));
}
async function uploaded(bytes: Buffer, mime: string): Promise<string> {
  const { body } = await upload(bytes, mime);
  expect(body.error).toBeUndefined();
  return body['id'] as string;
}
function send(type: string, media: object) {
  return bench.send('whatsapp-cloud', { messaging_product: 'whatsapp', to: person.id, type, [type]: media });
}

/** First page of an ogg stream with this codec's header. */
const ogg = (codec: 'OpusHead' | '\x01vorbis') =>
  Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from(codec), Buffer.alloc(40)]);
const sticker = (side: number) => picture('webp', { width: side, height: side });

describe('uploads', () => {
  test.each(['png', 'jpeg'] as const)('%s becomes a picture in the chat', async (format) => {
    const id = await uploaded(await picture(format), `image/${format}`);
    const { body, status } = await send('image', { id, caption: 'red' });
    expect(status).toBe(200);
    const { images } = person.thread.get((body as unknown as { messages: [{ id: string }] }).messages[0].id)!;
    expect(images).toEqual([
      {
        url: expect.stringContaining(`/control/media/${id}`),
        mime: `image/${format}`,
        width: 40,
        height: 30,
        caption: 'red',
      },
    ]);
  });

  test('more than a megabyte arrives whole', async () => {
    const bytes = await noise(700);
    expect(bytes.length).toBeGreaterThan(1_400_000);
    const id = await uploaded(bytes, 'image/png');
    expect(bench.simulator.world.media.peek(id)?.bytes.equals(bytes)).toBe(true);
  });

  test.each<[string, () => Buffer | Promise<Buffer>, string, number]>([
    ['a type nobody takes', () => picture('gif'), 'image/gif', 100],
    ['a picture over 5 MB', () => noise(1400), 'image/png', 131053],
    ['a picture that is another', () => picture('png'), 'image/jpeg', 131053],
    ['a picture that is none', () => Buffer.from('not a picture'), 'image/png', 131053],
    ['half a picture', async () => (await noise(64)).subarray(0, 6000), 'image/png', 131053],
    ['no bytes', () => Buffer.alloc(0), 'image/png', 131053],
    ['ogg with vorbis', () => ogg('\x01vorbis'), 'audio/ogg', 131053],
    ['a script as text', () => Buffer.from([0xff, 0xfe, 0x00]), 'text/plain', 131053],
  ])('%s: refused', async (_name, bytes, mime, code) => {
    const { status, body } = await upload(await bytes(), mime);
    expect([status, body.error?.code]).toEqual([400, code]);
  });

  test.each([
    ['no product', { messaging_product: 'x' }],
    ['another type than the file', { type: 'image/jpeg' }],
    ['an unknown field', { caption: 'x' }],
  ])('%s: 100', async (_name, more) => {
    const { body } = await upload(await picture(), 'image/png', more);
    expect(body.error?.code).toBe(100);
  });

  test('ogg with opus is a voice note', async () => {
    const id = await uploaded(ogg('OpusHead'), 'audio/ogg');
    expect((await send('audio', { id, voice: true })).status).toBe(200);
  });

  test('a PDF and a text are documents', async () => {
    for (const [bytes, mime] of [
      ['%PDF-1.7 x', 'application/pdf'],
      ['plain', 'text/plain'],
    ] as const) {
      const id = await uploaded(Buffer.from(bytes), mime);
      expect((await send('document', { id, filename: 'a' })).status).toBe(200);
      expect((await send('image', { id })).body.error?.code).toBe(131053);
    }
  });
});

describe('stickers', () => {
  test('512 x 512 webp is one, but never an image', async () => {
    const id = await uploaded(await sticker(512), 'image/webp');
    expect((await send('sticker', { id })).status).toBe(200);
    expect((await send('image', { id })).body.error?.code).toBe(131053);
  });

  test('another size, another type, too many bytes: refused', async () => {
    const small = await uploaded(await sticker(500), 'image/webp');
    const png = await uploaded(await picture('png', { width: 512, height: 512 }), 'image/png');
    const large = await uploaded(
      await sharp(await noise(512))
        .webp({ quality: 60 })
        .toBuffer(),
      'image/webp',
    );
    for (const id of [small, png, large]) expect((await send('sticker', { id })).body.error?.code).toBe(131053);
  });
});

describe('downloads', () => {
  const bytes = Buffer.from('%PDF-1.7 some document');
  const authorised = () => ({ headers: { authorization: `Bearer ${token}` } });

  /** A file that the person sent: its id, and what the webhook said. */
  async function received(): Promise<{ id: string; sha256: string }> {
    await bench.takeBodies('whatsapp-cloud');
    await person.send({ kind: 'document', file: { bytes, mime: 'application/pdf', name: 'a.pdf' } });
    type Message = { document: { id: string; sha256: string } };
    type Webhook = { entry: [{ changes: [{ value: { messages: [Message] } }] }] };
    const [body] = (await bench.takeBodies('whatsapp-cloud')) as [Webhook];
    return body.entry[0].changes[0].value.messages[0].document;
  }
  const look = async (id: string) => (await bench.call('whatsapp-cloud', id)).body as unknown as Record<string, string>;

  test('go in two steps, with the hash in base64 first and in hex then', async () => {
    const { id, sha256 } = await received();
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('base64'));
    const found = await look(id);
    expect(found).toEqual({
      messaging_product: 'whatsapp',
      url: expect.stringContaining(`${bench.simulator.mediaUrl}/whatsapp_business/attachments/`),
      mime_type: 'application/pdf',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      file_size: bytes.length,
      id,
    });
    const answer = await fetch(found['url']!, authorised());
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test("want the token: 401 without, 403 with another account's", async () => {
    const { url } = await look((await received()).id);
    expect((await fetch(url!)).status).toBe(401);
    expect((await fetch(url!, { headers: { authorization: 'Bearer x' } })).status).toBe(401);
    const other = bench.simulator.account('messenger').accessToken;
    expect((await fetch(url!, { headers: { authorization: `Bearer ${other}` } })).status).toBe(403);
  });

  test('expire after five minutes; a fresh address works again', async () => {
    const { id } = await received();
    const { url } = await look(id);
    clock.advance(5 * 60_000 - 1);
    expect((await fetch(url!, authorised())).status).toBe(200);
    clock.advance(1);
    expect((await fetch(url!, authorised())).status).toBe(404);
    expect((await fetch((await look(id))['url']!, authorised())).status).toBe(200);
  });

  test('received files are kept for seven days', async () => {
    const { id } = await received();
    clock.advance(7 * 24 * 3_600_000);
    const { status, body } = await bench.call('whatsapp-cloud', id);
    expect([status, body.error?.code, body.error?.error_subcode]).toEqual([400, 100, 33]);
    await person.text('still here');
  });

  test('of another number or another account: no such object', async () => {
    const { id } = await received();
    expect((await bench.call('whatsapp-cloud', `${id}?phone_number_id=1`)).body.error?.code).toBe(100);
    expect((await bench.call('messenger', id)).body.error?.code).toBe(100);
  });

  test('a file can be deleted', async () => {
    const { id } = await received();
    const gone = await bench.call('whatsapp-cloud', id, undefined, { method: 'DELETE' });
    expect(gone.body).toEqual({ success: true });
    expect((await bench.call('whatsapp-cloud', id)).body.error?.code).toBe(100);
  });

  test('a received file is not one to send', async () => {
    const { id } = await received();
    expect((await send('document', { id })).body.error?.code).toBe(100);
  });

  test('may lie about hash and size', async () => {
    bench.simulator.fault('whatsapp-cloud', 'wrong-sha256');
    const wrongHash = await look((await received()).id);
    expect(wrongHash['sha256']).not.toBe(createHash('sha256').update(bytes).digest('hex'));
    bench.simulator.fault('whatsapp-cloud', 'wrong-size');
    const wrongSize = await look((await received()).id);
    expect(Number(wrongSize['file_size'])).toBeLessThan(bytes.length);
  });

  test('may redirect to another host, where no token may follow', async () => {
    bench.simulator.fault('whatsapp-cloud', 'redirect');
    const { url } = await look((await received()).id);
    const answer = await fetch(url!, { ...authorised(), redirect: 'manual' });
    expect(answer.status).toBe(302);
    const next = new URL(answer.headers.get('location')!);
    expect(next.hostname).toBe('localhost');
    const elsewhere = new URL(next.pathname, bench.simulator.url);
    await fetch(elsewhere);
    expect(bench.simulator.leakedTokens).toEqual([]);
    await fetch(elsewhere, authorised());
    expect(bench.simulator.leakedTokens).toEqual([elsewhere.pathname]);
  });

  test('may be a page, slow, endless or too large', async () => {
    const get = async (fault: 'wrong-mime' | 'slow' | 'stalled' | 'huge' | 'expired') => {
      bench.simulator.fault('whatsapp-cloud', fault);
      return fetch((await look((await received()).id))['url']!, {
        ...authorised(),
        signal: AbortSignal.timeout(3_000),
      });
    };
    expect(await (await get('wrong-mime')).text()).toContain('<!doctype html>');
    expect(Buffer.from(await (await get('slow')).arrayBuffer()).equals(bytes)).toBe(true);
    expect((await get('expired')).status).toBe(404);

    const stalled = (await get('stalled')).body!.getReader();
    expect((await stalled.read()).value!.length).toBe(bytes.length / 2);
    await stalled.cancel();

    let size = 0;
    for await (const chunk of (await get('huge')).body!) if ((size += (chunk as Uint8Array).length) > 20_000_000) break;
    expect(size).toBeGreaterThan(20_000_000);
  });
});
