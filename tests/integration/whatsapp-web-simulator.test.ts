import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startSimulator, type Simulator, type WhatsAppWeb } from '@hearth/simulator';
import sharp from 'sharp';
import whatsapp, { type GroupChat, type Message, type Reaction } from 'whatsapp-web.js';
import { temporaryFolder } from './support/folder.js';
import { until } from './support/wait.js';
import { linkedClient, WebClient } from './support/web-client.js';

const { MessageMedia } = whatsapp;

const ON = { linkPreview: false, parseVCards: false, sendSeen: false, waitUntilMsgSent: true } as const;
const picture = (color: string) =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: color } })
    .png()
    .toBuffer();
const VOICE = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('OpusHead'), Buffer.alloc(64, 7)]);
const mediaOf = (mime: string, bytes: Buffer, name?: string) => new MessageMedia(mime, bytes.toString('base64'), name);

let simulator: Simulator;
let page: WhatsAppWeb;
let profile: ReturnType<typeof temporaryFolder>;

beforeAll(async () => {
  simulator = await startSimulator({ accounts: [], whatsAppWeb: {} });
  page = simulator.whatsAppWeb;
  profile = temporaryFolder();
});

afterAll(async () => {
  await simulator.close();
  profile.remove();
});

afterEach(() => page.clearFaults());

const bubbles = () => simulator.threads()[0]!.messages;
const bubble = (id: string | undefined) => bubbles().find((one) => one.id === id);
const sentTexts = () => page.transcript('sent').map(({ text }) => text);

describe('a linked client', () => {
  let web: WebClient;
  beforeAll(async () => {
    web = await linkedClient(page, profile.path);
  }, 60_000);
  afterAll(() => web.close());

  test('was linked by its QR code: authenticated, then ready, with the owner’s name and number', () => {
    const order = web.heard
      .map(({ event }) => event)
      .filter((event) => ['qr', 'authenticated', 'ready'].includes(event));
    expect(order).toEqual(['qr', 'authenticated', 'ready']);
    expect(web.all<string>('qr')[0]!.split(',')).toHaveLength(5);
    expect(web.client.info).toMatchObject({ pushname: 'Hearth', wid: { _serialized: `${page.phone}@c.us` } });
    expect(page.pages()).toEqual([{ linked: true, synced: true, frozen: false, qr: false }]);
    expect(() => page.scan(web.all<string>('qr')[0])).toThrow(RangeError);
  });

  test('receives a text under the LID, answers with a quote, and the page sends it once', async () => {
    const [id] = await page.person().text('hello there');
    const message = await web.message(id);
    expect(message).toMatchObject({ type: 'chat', body: 'hello there', hasMedia: false, fromMe: false });
    expect(message.from).toMatch(/^\d+@lid$/);
    expect((await message.getContact()).id._serialized).toBe(`${page.person().id}@c.us`);
    expect(bubble(id)).toMatchObject({ status: 'delivered', from: 'person' });

    const reply = await message.reply('hello back', undefined, ON);
    expect(reply.hasQuotedMsg).toBe(true);
    expect((await reply.getQuotedMessage()).id._serialized).toBe(id);
    expect(page.transcript('sent')).toMatchObject([{ text: 'hello back', quote: message.id.id, type: 'chat' }]);
    expect(bubble(reply.id._serialized)).toMatchObject({ text: 'hello back', quote: id, from: 'assistant' });
  });

  test('acks come one after the other: server, device, read', async () => {
    const chat = page.person().chat.id;
    const sent = await web.client.sendMessage(chat, 'acks', ON);
    const acks = () =>
      web.heard
        .filter(({ event, values }) => event === 'message_ack' && (values[0] as Message).id.id === sent.id.id)
        .map(({ values }) => values[1]);
    await until('the device ack', () => acks().includes(2));
    page.person().read();
    await until('the read ack', () => acks().includes(3));
    expect(acks()).toEqual([1, 2, 3]);
    expect(bubble(sent.id._serialized)!.status).toBe('read');
  });

  test('reads only when asked to; the chat’s unread count is the page’s', async () => {
    const person = page.person();
    const [id] = await person.text('are you there?');
    const message = await web.message(id);
    const before = page.transcript('seen').length;
    await message.reply('yes', undefined, ON);
    expect(page.transcript('seen')).toHaveLength(before);
    expect(bubble(id)!.status).toBe('delivered');
    expect((await message.getChat()).unreadCount).toBeGreaterThan(0);

    await web.client.sendSeen(message.from);
    expect(page.transcript('seen').at(-1)).toMatchObject({ chat: person.chat.id });
    expect(bubble(id)!.status).toBe('read');
    await until('no unread message', async () => (await message.getChat()).unreadCount === 0);
  });

  test('the library’s own defaults mark as seen and look links up: the transcript tells', async () => {
    const seen = page.transcript('seen').length;
    await web.client.sendMessage(page.person().chat.id, 'see https://example.org/x');
    expect(page.transcript('seen')).toHaveLength(seen + 1);
    expect(page.transcript('preview').at(-1)).toMatchObject({ detail: 'https://example.org/x' });
  });

  test('types, records and stops', async () => {
    const chat = await web.client.getChatById(page.person().chat.id);
    await chat.sendStateTyping();
    await until('typing', () => simulator.threads()[0]!.typingUntil > Date.now());
    await chat.sendStateRecording();
    await chat.clearState();
    await until('no typing', () => simulator.threads()[0]!.typingUntil === 0);
    const states = page.transcript('composing', 'recording', 'paused').map(({ what }) => what);
    expect(states).toEqual(['composing', 'recording', 'paused']);
  });

  test('reacts, and hears reactions and that they are taken back', async () => {
    const person = page.person();
    const [id] = await person.text('react to this');
    const message = await web.message(id);
    await message.react('👍');
    expect(bubble(id)!.reactions).toEqual([{ from: 'assistant', emoji: '👍' }]);
    await message.react('');
    expect(bubble(id)!.reactions).toEqual([]);
    person.react(id!, '🎉');
    const heard = await web.next<Reaction>('message_reaction', ({ reaction }) => reaction === '🎉');
    expect(heard.msgId._serialized).toBe(id);
    expect(heard.senderId).toBe(message.from);
    person.react(id!, null);
    await web.next<Reaction>('message_reaction', ({ reaction }) => reaction === '');
  });

  test('hears edits and “delete for everyone”', async () => {
    const person = page.person();
    const [id] = await person.text('one');
    await web.message(id);
    person.edit(id!, 'two');
    await until('the edit', () =>
      web.heard.some(({ event, values }) => event === 'message_edit' && values[1] === 'two'),
    );
    const edit = web.heard.find(({ event }) => event === 'message_edit')!;
    expect(edit.values.slice(1)).toEqual(['two', 'one']);
    person.unsend(id!);
    const revoked = await web.next<Message>('message_revoke_everyone', (one) => one.id._serialized === id);
    expect(revoked).toMatchObject({ type: 'revoked', body: '' });
    expect(bubble(id)!.deleted).toBe(true);
    expect(web.heard.filter(({ event }) => event === 'message_edit')).toHaveLength(1);
  });

  test('a picture comes with its caption, byte for byte', async () => {
    const bytes = await picture('#c03020');
    const [id] = await page.person().send({ kind: 'image', images: [{ bytes, mime: 'image/png' }], caption: 'red' });
    const message = await web.message(id);
    expect(message).toMatchObject({ type: 'image', body: 'red', hasMedia: true });
    const media = await message.downloadMedia();
    expect(media.mimetype).toBe('image/png');
    expect(Buffer.from(media.data, 'base64').equals(bytes)).toBe(true);
  });

  test('several pictures are an album and its pictures, the caption on the first', async () => {
    const images = await Promise.all(
      ['#111', '#222', '#333'].map(async (color) => ({ bytes: await picture(color), mime: 'image/png' })),
    );
    const ids = await page.person().send({ kind: 'image', images, caption: 'three' });
    const messages = await Promise.all(ids.map((id) => web.message(id)));
    const album = web.all<Message>('message').find(({ type }) => type === 'album')!;
    expect(album.rawData).toMatchObject({ expectedImageCount: 3 });
    expect(messages.map(({ body }) => body)).toEqual(['three', '', '']);
    for (const { rawData } of messages) {
      expect((rawData as { parentMsgKey: { _serialized: string } }).parentMsgKey._serialized).toBe(
        album.id._serialized,
      );
    }
  });

  test('every other kind comes as the page names it', async () => {
    const person = page.person();
    const file = (mime: string, name: string, bytes = VOICE) => ({ bytes, mime, name });
    const sent: (readonly [string, string | undefined])[] = [
      [
        'sticker',
        (
          await person.send({
            kind: 'sticker',
            file: file(
              'image/webp',
              's.webp',
              await sharp(await picture('#0a0'))
                .webp()
                .toBuffer(),
            ),
          })
        )[0],
      ],
      ['ptt', (await person.send({ kind: 'audio', voice: true, file: file('audio/ogg; codecs=opus', 'v.ogg') }))[0]],
      ['audio', (await person.send({ kind: 'audio', file: file('audio/mpeg', 'song.mp3') }))[0]],
      ['video', (await person.send({ kind: 'video', file: file('video/mp4', 'v.mp4'), caption: 'film' }))[0]],
      [
        'document',
        (
          await person.send({ kind: 'document', file: file('application/pdf', 'bill.pdf', Buffer.from('%PDF-1.4')) })
        )[0],
      ],
      [
        'location',
        (
          await person.send({ kind: 'location', latitude: 52.5, longitude: 13.4, name: 'Here', address: 'Street 1' })
        )[0],
      ],
      ['vcard', (await person.send({ kind: 'contact', name: 'Ada', phones: ['+16505550111'] }))[0]],
      [
        'multi_vcard',
        person.contacts([
          { name: 'A', phones: ['1'] },
          { name: 'B', phones: ['2'] },
        ]),
      ],
      ['call_log', person.raw('call_log')],
      ['poll_creation', (await person.send({ kind: 'unsupported', what: 'poll_creation' }))[0]],
      ['e2e_notification', person.raw('e2e_notification', { subtype: 'encrypt', isNotification: true })],
      ['protocol', person.raw('protocol', { subtype: 'ephemeral_setting' })],
      ['of_tomorrow', person.raw('of_tomorrow', { new: { shape: [1, null] } })],
    ];
    for (const [type, id] of sent) expect((await web.message(id)).type).toBe(type);
    const of = (type: string) => web.all<Message>('message').find((message) => message.type === type)!;
    expect(of('location').location).toMatchObject({
      latitude: 52.5,
      longitude: 13.4,
      name: 'Here',
      address: 'Street 1',
    });
    expect(of('vcard').vCards[0]).toContain('FN:Ada');
    expect(of('multi_vcard').vCards).toHaveLength(2);
    expect(of('document').rawData).toMatchObject({ filename: 'bill.pdf', size: 8 });
    expect(Buffer.from((await of('ptt').downloadMedia()).data, 'base64').equals(VOICE)).toBe(true);
  });

  test('a ciphertext is announced as such, and as a message when it was read after all', async () => {
    const person = page.person();
    const id = person.raw('ciphertext');
    await web.next<Message>('message_ciphertext', (one) => one.id._serialized === id);
    expect(web.all<Message>('message').some((one) => one.id._serialized === id)).toBe(false);
    person.decipher(id, 'now I can read');
    expect((await web.message(id)).body).toBe('now I can read');
  });

  test('status posts, channels and the owner’s own words come as the library gives them', async () => {
    const status = await web.message(page.status('my day'));
    expect(status).toMatchObject({ isStatus: true, from: 'status@broadcast' });
    expect((await web.message(page.channel('news'))).from).toMatch(/@newsletter$/);
    const own = page.person().colleagueReplies('I take over');
    const created = await web.next<Message>('message_create', (one) => one.id._serialized === own);
    expect(created.fromMe).toBe(true);
    expect(web.all<Message>('message').some(({ fromMe }) => fromMe)).toBe(false);
    expect(bubble(own)).toMatchObject({ colleague: true, text: 'I take over' });
  });

  test('one person under both ids is one chat of the page', async () => {
    const person = page.person('16505550177', { name: 'Two Ids' });
    const [hidden] = await person.text('as lid');
    person.addressedBy('phone');
    const [open] = await person.text('as phone');
    const [first, second] = [await web.message(hidden), await web.message(open)];
    expect(first.from).toMatch(/@lid$/);
    expect(second.from).toBe('16505550177@c.us');
    expect((await first.getChat()).id._serialized).toBe((await second.getChat()).id._serialized);
    expect((await first.getContact()).id._serialized).toBe('16505550177@c.us');
    await expect(web.client.sendMessage('16505550178@c.us', 'hi', ON)).rejects.toThrow('No LID for user');
  });

  test('groups: names, mentions, quotes of the account, and who of them writes', async () => {
    const group = page.group('Family', { people: { '16505550121': 'Bea', '16505550122': 'Cem' } });
    const text = `@${group.mentionOfMe} what is for dinner?`;
    const [id] = await group.say('16505550121', { kind: 'text', text }, { mentions: ['me'] });
    const message = await web.message(id);
    expect(message.from).toBe(group.id);
    expect(message.author).toMatch(/@lid$/);
    expect(message.mentionedIds.map((one) => (one as unknown as { user: string }).user)).toEqual([group.mentionOfMe]);
    expect((await message.getContact()).pushname).toBe('Bea');
    const chat = (await message.getChat()) as GroupChat;
    expect(chat).toMatchObject({ isGroup: true, name: 'Family' });
    expect(chat.participants).toHaveLength(3);

    const reply = await message.reply('soup', undefined, ON);
    expect(page.transcript('sent').at(-1)).toMatchObject({ chat: group.id, text: 'soup', quote: message.id.id });
    const [answer] = await group.say('16505550122', { kind: 'text', text: 'again?', quote: reply.id._serialized });
    const quoted = await (await web.message(answer)).getQuotedMessage();
    expect(quoted).toMatchObject({ fromMe: true, body: 'soup' });
    const closed = page.group('News', { people: { '16505550121': 'Bea' }, announce: true });
    await expect(web.client.sendMessage(closed.id, 'may I?', ON)).rejects.toThrow('was not sent');
    group.notice('add', { recipients: ['16505550122@c.us'] });
    await web.next('group_join');
  });

  test('sends pictures, voice notes, documents and stickers', async () => {
    const chat = page.person().chat.id;
    const bytes = await picture('#2030c0');
    const image = await web.client.sendMessage(chat, mediaOf('image/png', bytes), { ...ON, caption: 'blue' });
    const voice = await web.client.sendMessage(chat, mediaOf('audio/ogg; codecs=opus', VOICE), {
      ...ON,
      sendAudioAsVoice: true,
    });
    const document = await web.client.sendMessage(chat, mediaOf('application/pdf', Buffer.from('%PDF-1.4'), 'a.pdf'), {
      ...ON,
      sendMediaAsDocument: true,
    });
    const sticker = await web.client.sendMessage(chat, mediaOf('image/png', bytes), {
      ...ON,
      sendMediaAsSticker: true,
      stickerName: 'x',
      stickerAuthor: 'y',
    });
    expect([image, voice, document, sticker].map(({ type }) => type)).toEqual(['image', 'ptt', 'document', 'sticker']);
    expect(bubble(image.id._serialized)!.images).toMatchObject([
      { mime: 'image/png', width: 60, height: 40, caption: 'blue' },
    ]);
    expect(bubble(voice.id._serialized)).toMatchObject({ kind: 'audio', file: { bytes: VOICE.length } });
    expect(bubble(document.id._serialized)).toMatchObject({
      kind: 'document',
      file: { mime: 'application/pdf', name: 'a.pdf' },
    });
    expect(bubble(sticker.id._serialized)!.images).toMatchObject([{ mime: 'image/webp', width: 512, height: 512 }]);
    const address = bubble(image.id._serialized)!.images![0]!.url;
    const shown = await fetch(address, { headers: { 'x-control-token': simulator.controlToken } });
    expect(Buffer.from(await shown.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('earlier messages of a chat are loaded from the phone', async () => {
    const person = page.person('16505550144');
    for (let index = 0; index < 8; index += 1) await person.text(`note ${index}`);
    const chat = await until('the chat', async () =>
      (await web.client.getChats()).find(({ id }) => id._serialized === person.chat.id),
    );
    const found = await until('all notes', async () => {
      const messages = await chat.fetchMessages({ limit: 20 });
      return messages.length === 8 ? messages : undefined;
    });
    expect(found.map(({ body }) => body)).toEqual(Array.from({ length: 8 }, (_, index) => `note ${index}`));
  });

  test('a text of 60,000 characters passes both ways', async () => {
    const long = 'long '.repeat(12_000);
    const [id] = await page.person().text(long);
    expect((await web.message(id)).body).toHaveLength(60_000);
    await web.client.sendMessage(page.person().chat.id, long, ON);
    expect(sentTexts().at(-1)).toHaveLength(60_000);
  });

  test('sends go wrong in every way that the page knows', async () => {
    const chat = page.person().chat.id;
    const go = (text: string) => web.client.sendMessage(chat, text, ON);
    const count = () => sentTexts().length;
    const before = count();
    page.sendsGoWrong('undefined');
    expect(await go('never')).toBeUndefined();
    page.sendsGoWrong('throws');
    await expect(go('never')).rejects.toThrow('sending failed');
    expect(count()).toBe(before);
    page.sendsGoWrong('refused');
    await expect(go('refused')).rejects.toThrow('was not sent');
    expect(bubbles().at(-1)).toMatchObject({ text: 'refused', status: 'failed' });
    page.sendsGoWrong('garbage');
    await expect(go('garbage')).rejects.toThrow();
    expect(sentTexts().slice(before)).toEqual(['refused', 'garbage']);
  });

  test('a send that gets no ack stays pending until acks are released', async () => {
    page.sendsGoWrong('unacked');
    let done = false;
    const sending = web.client.sendMessage(page.person().chat.id, 'slow', ON).then(() => (done = true));
    await until('the message at the server', () => bubbles().at(-1)?.text === 'slow');
    expect(bubbles().at(-1)!.status).toBe('sending');
    expect(done).toBe(false);
    page.faults({ acks: { server: 0, device: null } });
    await sending;
    expect(bubbles().at(-1)!.status).toBe('sent');
  });

  test('files that do not come: expired, broken, for ever on their way', async () => {
    const send = async (behaviour: 'missing' | 'broken' | 'fetching' | 'reuploading' | 'never') => {
      page.filesGoWrong(behaviour);
      const [id] = await page
        .person()
        .send({ kind: 'image', images: [{ bytes: await picture('#fff'), mime: 'image/png' }] });
      return web.message(id);
    };
    expect(await (await send('missing')).downloadMedia()).toBeUndefined();
    expect(await (await send('fetching')).downloadMedia()).toBeUndefined();
    expect(await (await send('reuploading')).downloadMedia()).toBeUndefined();
    await expect((await send('broken')).downloadMedia()).rejects.toThrow('does not match');
    const never = (await send('never')).downloadMedia().then(
      () => 'came',
      () => 'ended',
    );
    expect(await Promise.race([never, web.client.getState().then(() => 'the page lives')])).toBe('the page lives');
  });

  test('a module that is gone fails by its name, and everything else goes on', async () => {
    page.faults({ missing: ['WAWebSendReactionMsgAction'] });
    const [id] = await page.person().text('drift');
    const message = await web.message(id);
    await expect(message.react('👍')).rejects.toThrow('unknown module "WAWebSendReactionMsgAction"');
    expect((await message.reply('still here', undefined, ON)).body).toBe('still here');
    page.faults({ missing: [] });
    const [later] = await page.person().text('after the settings');
    await web.message(later);
    await message.react('👍');
    expect(bubble(id)!.reactions).toEqual([{ from: 'assistant', emoji: '👍' }]);
  });

  test('nothing was asked of the page that it does not offer', () => {
    expect(page.unknownModules).toEqual([]);
  });

  test('a name that the page does not offer throws, and is noted', async () => {
    const ask = web.client.pupPage!.evaluate('window.require("WAWebOfTomorrow")');
    await expect(ask).rejects.toThrow('Requiring unknown module "WAWebOfTomorrow"');
    await until('the note', () => page.unknownModules.includes('WAWebOfTomorrow'));
  });

  test('a message without anything and an ack for an unknown id come as the library lets them through', async () => {
    page.garbage();
    const shapeless = await web.next<Message>('message', (message) => message.id._serialized === undefined);
    expect(shapeless).toMatchObject({ body: '', from: undefined, hasMedia: false });
    const unknown = 'true_16505550199@c.us_3EB0UNKNOWN';
    page.garbage(
      { id: { fromMe: true, remote: '16505550199@c.us', _serialized: unknown }, type: 'chat' },
      'change:ack',
      2,
    );
    await web.next<Message>('message_ack', (message) => message.id._serialized === unknown);
    const [id] = await page.person().text('after the garbage');
    expect((await web.message(id)).body).toBe('after the garbage');
  });
});
