import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Part } from '@hearth/message';
import sharp from 'sharp';
import { oggOpus } from '../../contract/suite/files.js';
import { Line } from '../../support/whatsapp-web-line.js';

jest.setTimeout(60_000);

let line: Line;
beforeAll(async () => {
  line = await Line.linked({ limits: { retryAfterMs: [50, 100], downloadMs: 2000 } });
});
afterAll(async () => await line.close());

const alex = () => line.web.person();
const said = async (ids: Promise<string[]>) => await line.arrived((await ids).at(-1)!);
const picture = async (background = 'teal') =>
  await sharp({ create: { width: 60, height: 40, channels: 3, background } })
    .png()
    .toBuffer();
const fetched = async (part: Part | undefined) => {
  if (!part || !('media' in part) || part.media.state !== 'remote') throw new Error('nothing to fetch');
  return await line.connector.fetchMedia(part.media, AbortSignal.timeout(15_000));
};

test('text, with the name of who wrote it', async () => {
  const event = await said(alex().text('Grüße 👋'));
  expect(event).toMatchObject({
    conversation: { channel: 'whatsapp-web', account: line.web.phone, peer: `${alex().id}@c.us` },
    sender: { id: `${alex().id}@c.us`, name: 'Alex Rivera' },
    parts: [{ type: 'text', text: 'Grüße 👋' }],
  });
});

test('the LID and the phone id of a person are one conversation', async () => {
  alex().addressedBy('lid');
  const one = await said(alex().text('under the LID'));
  alex().addressedBy('phone');
  const other = await said(alex().text('under the phone number'));
  expect(one.id).toContain('@lid');
  expect(other.id).toContain('@c.us');
  expect(other.conversation).toEqual(one.conversation);
  alex().addressedBy('lid');
});

test('a picture with its caption, and its bytes', async () => {
  const bytes = await picture();
  const images = [{ bytes, mime: 'image/png' }];
  const event = await said(alex().send({ kind: 'image', images, caption: 'what is this?' }));
  expect(event.parts).toMatchObject([{ type: 'image', caption: 'what is this?', media: { state: 'remote' } }]);
  expect(await fetched(event.parts[0])).toEqual({ bytes, mime: 'image/png' });
});

test('an album is one message, in order', async () => {
  const images = await Promise.all(
    ['red', 'green', 'blue'].map(async (colour) => ({ bytes: await picture(colour), mime: 'image/png' })),
  );
  const [first] = await alex().send({ kind: 'image', images, caption: 'three' });
  const event = await line.arrived(first!);
  expect(event.parts).toMatchObject([{ type: 'image', caption: 'three' }, { type: 'image' }, { type: 'image' }]);
  const files = await Promise.all(event.parts.map(fetched));
  expect(files.map(({ bytes }) => bytes)).toEqual(images.map(({ bytes }) => bytes));
});

test('voice note, sound, video, document, sticker', async () => {
  const bytes = oggOpus();
  const file = { bytes, mime: 'audio/ogg; codecs=opus' };
  const voice = await said(alex().send({ kind: 'audio', voice: true, file }));
  expect(voice.parts).toMatchObject([{ type: 'audio', voice: true }]);
  expect((await fetched(voice.parts[0])).bytes).toEqual(bytes);
  const sound = await said(alex().send({ kind: 'audio', file }));
  expect(sound.parts).toMatchObject([{ type: 'audio', voice: false }]);
  const clip = { bytes: Buffer.alloc(2000, 1), mime: 'video/mp4' };
  const video = await said(alex().send({ kind: 'video', file: clip, caption: 'look' }));
  expect(video.parts).toMatchObject([{ type: 'video', caption: 'look', media: { mime: 'video/mp4' } }]);
  const pdf = { bytes: Buffer.from('%PDF-1.4\n%%EOF\n'), mime: 'application/pdf', name: 'bill.pdf' };
  const document = await said(alex().send({ kind: 'document', file: pdf }));
  expect(document.parts).toMatchObject([{ type: 'document', media: { name: 'bill.pdf', mime: 'application/pdf' } }]);
  const webp = await sharp(await picture())
    .webp()
    .toBuffer();
  const sticker = await said(alex().send({ kind: 'sticker', file: { bytes: webp, mime: 'image/webp' } }));
  expect(sticker.parts).toMatchObject([{ type: 'sticker', animated: false }]);
});

test('places and contact cards', async () => {
  const place = { kind: 'location', latitude: 0, longitude: -9.14, name: 'Café', address: 'Main St 1' } as const;
  expect((await said(alex().send(place))).parts).toEqual([
    { type: 'location', latitude: 0, longitude: -9.14, name: 'Café', address: 'Main St 1' },
  ]);
  const card = { kind: 'contact', name: 'Ana B', phones: ['+1 650 555 0100'] } as const;
  expect((await said(alex().send(card))).parts).toEqual([
    { type: 'contact', name: 'Ana B', phones: ['+1 650 555 0100'] },
  ]);
  const vcard = (name: string) => ({ vcard: `BEGIN:VCARD\nFN:${name}\nTEL:+16505550100\nEND:VCARD` });
  const id = alex().raw('multi_vcard', { vcardList: [vcard('Ana'), vcard('Bo')] });
  expect((await line.arrived(id)).parts).toMatchObject([{ name: 'Ana' }, { name: 'Bo' }]);
});

test('quotes of ours and of theirs; forwards', async () => {
  const asked = await said(alex().text('what is 2 + 2?'));
  const [mid] = await line.reply(asked.conversation, [{ type: 'text', text: '4' }]);
  expect((await said(alex().send({ kind: 'text', text: 'why?', quote: mid! }))).quote).toEqual({ id: mid });
  expect((await said(alex().send({ kind: 'text', text: 'this one', quote: asked.id }))).quote).toEqual({
    id: asked.id,
  });
  expect(await said(alex().send({ kind: 'text', text: 'look', forwarded: true }))).toMatchObject({ forwarded: true });
});

test('a quote of a message that nobody ever saw is no quote', async () => {
  const fields = {
    quotedMsg: { type: 'chat', body: 'you promised me money' },
    quotedStanzaID: '3EB0DEADBEEF',
    quotedParticipant: `${line.web.phone}@c.us`,
  };
  const event = await said(alex().text('well?', { fields }));
  expect(event.quote).toBeUndefined();
  expect(event.parts).toEqual([{ type: 'text', text: 'well?' }]);
});

test('edits, deletions and reactions', async () => {
  const { id, conversation } = await said(alex().text('12 + 30'));
  alex().edit(id, '12 + 31');
  const edit = await line.event('edit', ({ target }) => target === id);
  expect(edit.parts).toEqual([{ type: 'text', text: '12 + 31' }]);
  alex().unsend(id);
  expect(await line.event('unsend', ({ target }) => target === id)).toMatchObject({ conversation });
  const [mid] = await line.reply(conversation, [{ type: 'text', text: 'a joke' }]);
  alex().react(mid!, '😂');
  await line.event('reaction', ({ target, emoji }) => target === mid && emoji === '😂');
  alex().react(mid!, null);
  await line.event('reaction', ({ target, emoji }) => target === mid && emoji === null);
});

test('receipts of our messages', async () => {
  const [mid] = await line.reply(await line.conversation(), [{ type: 'text', text: 'read me' }]);
  await line.event('receipt', ({ target, status }) => target === mid && status === 'delivered');
  alex().read();
  await line.event('receipt', ({ target, status }) => target === mid && status === 'read');
});

test('what the owner writes, status, channels, notices and the backlog are ignored by name', async () => {
  alex().colleagueReplies('I answer myself');
  await line.ignored('own');
  line.web.status('my day');
  await line.ignored('status');
  line.web.channel('news for all');
  await line.ignored('channel');
  for (const [type, what] of [
    ['e2e_notification', 'message:e2e_notification'],
    ['call_log', 'message:call_log'],
    ['protocol', 'message:protocol'],
  ] as const) {
    alex().raw(type);
    await line.ignored(what);
  }
  await alex().text('of last year', { t: Math.floor(Date.now() / 1000) - 86_400 * 365 });
  await line.ignored('backlog');
});

test('a group answers when it is mentioned or replied to, and knows who speaks', async () => {
  const group = line.web.group('Trip', { people: { '16505550171': 'Ana', '16505550172': 'Bo' } });
  await group.say('16505550171', { kind: 'text', text: 'who is coming?' });
  await line.ignored('group:not-mentioned');
  const mention = { kind: 'text', text: `@${group.mentionOfMe} what is 6 × 7?` } as const;
  const event = await said(group.say('16505550171', mention, { mentions: ['me'] }));
  expect(event).toMatchObject({
    conversation: { peer: group.id },
    sender: { id: '16505550171@c.us', name: 'Ana' },
    parts: [{ type: 'text', text: 'Ana: what is 6 × 7?' }],
  });
  const [mid] = await line.reply(event.conversation, [{ type: 'text', text: '42' }], event.id);
  const reply = await said(group.say('16505550172', { kind: 'text', text: 'sure?', quote: mid! }));
  expect(reply).toMatchObject({ sender: { name: 'Bo' }, quote: { id: mid }, conversation: event.conversation });
  await group.say('16505550172', { kind: 'text', text: 'not for you', quote: event.id });
  group.notice('add');
  await line.ignored('group-notice');
  expect(line.events('message').filter(({ conversation }) => conversation.peer === group.id)).toHaveLength(2);
});

test('a group of a thousand and a mention of a thousand', async () => {
  const phones = Array.from({ length: 1000 }, (_, index) => `1650555${1000 + index}`);
  const people = Object.fromEntries(phones.map((phone) => [phone, `P${phone}`]));
  const group = line.web.group('Everybody', { people });
  const text = phones.map((phone) => `@${phone}`).join(' ');
  await group.say(phones[7]!, { kind: 'text', text }, { mentions: phones });
  const all = await said(
    group.say(phones[7]!, { kind: 'text', text: `${text} @${group.mentionOfMe}` }, { mentions: [...phones, 'me'] }),
  );
  expect(all.sender.name).toBe(`P${phones[7]}`);
  expect(line.events('message').filter(({ conversation }) => conversation.peer === group.id)).toHaveLength(1);
});

test('60,000 characters arrive whole', async () => {
  const text = 'wörd '.repeat(12_000);
  expect((await said(alex().text(text))).parts).toEqual([{ type: 'text', text }]);
});

test('a 60 MB video is refused before it is fetched', async () => {
  const before = line.web.transcript('downloaded').length;
  const id = alex().raw('video', { mimetype: 'video/mp4', size: 60_000_000, directPath: '/media/none', mediaKey: 'x' });
  expect((await line.arrived(id)).parts).toEqual([{ type: 'video', media: { state: 'lost', reason: 'too-large' } }]);
  expect(line.web.transcript('downloaded')).toHaveLength(before);
});

test('a file that lied about its size never travels through DevTools', async () => {
  const file = { bytes: Buffer.alloc(300_000, 7), mime: 'video/mp4' };
  const event = await said(alex().send({ kind: 'video', file }));
  const small = line.connect({ maxMediaBytes: 200_000 });
  const [part] = event.parts;
  if (part?.type !== 'video' || part.media.state !== 'remote') throw new Error('no file');
  await expect(small.fetchMedia(part.media, AbortSignal.timeout(9000))).rejects.toMatchObject({ reason: 'too-large' });
  const [liar] = await alex().send({ kind: 'video', file }, { fields: { size: 1000 } });
  await expect(line.session.download(liar!, 200_000)).rejects.toMatchObject({ reason: 'too-large' });
  expect((await line.session.download(liar!, 400_000)).bytes).toHaveLength(300_000);
  line.connect({});
});

test.each([
  ['missing', 'expired'],
  ['reuploading', 'expired'],
  ['fetching', 'expired'],
  ['never', 'unreachable'],
  ['broken', 'unreachable'],
] as const)('a file that is %s is %s, in the time it has', async (media, reason) => {
  const file = { bytes: Buffer.alloc(100, 7), mime: 'video/mp4' };
  const event = await said(alex().send({ kind: 'video', file }, { media }));
  await expect(fetched(event.parts[0])).rejects.toMatchObject({ name: 'MediaError', reason });
});

test('a picture that claims to be a document is a document with those bytes', async () => {
  const bytes = await picture();
  const event = await said(
    alex().send({ kind: 'document', file: { bytes, mime: 'application/pdf', name: 'bill.pdf' } }),
  );
  expect(event.parts).toMatchObject([{ type: 'document', media: { name: 'bill.pdf' } }]);
  expect(
    createHash('sha256')
      .update((await fetched(event.parts[0])).bytes)
      .digest('hex'),
  ).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test('a vCard bomb is cut', async () => {
  const bomb = `BEGIN:VCARD\nFN:${'N'.repeat(1_000_000)}\n${'TEL:+16505550100\n'.repeat(100_000)}END:VCARD`;
  const id = alex().raw('multi_vcard', {
    vcardList: Array.from({ length: 300 }, () => ({ vcard: bomb.slice(0, 20_000) })),
  });
  const { parts } = await line.arrived(id);
  expect(parts.length).toBeLessThanOrEqual(20);
  expect(JSON.stringify(parts).length).toBeLessThan(50_000);
  const single = await line.arrived(alex().raw('vcard', { body: bomb }));
  expect(JSON.stringify(single.parts).length).toBeLessThan(2000);
});

test.each(['hologram', 'poll_creation', 'groups_v4_invite', 'unknown'])(
  '%s is told of as unsupported',
  async (type) => {
    expect((await line.arrived(alex().raw(type))).parts).toEqual([{ type: 'unsupported', kind: type }]);
  },
);

test('what may be seen once is not fetched', async () => {
  const id = alex().raw('image', { isViewOnce: true, mimetype: 'image/jpeg' });
  expect((await line.arrived(id)).parts).toEqual([{ type: 'unsupported', kind: 'view_once' }]);
});

test('garbage from the page ends nothing', async () => {
  for (const model of [
    undefined,
    { isNewMsg: true, id: {} },
    { isNewMsg: true, id: { fromMe: false, id: 5, remote: null } },
    { isNewMsg: true, type: 'multi_vcard', id: { fromMe: false, id: 'a', remote: 'b', _serialized: 'c' } },
  ]) {
    line.web.garbage(model);
  }
  await said(alex().text('still there?'));
  expect(line.session.phase).toBe('ready');
  expect(line.web.unknownModules).toEqual([]);
});
