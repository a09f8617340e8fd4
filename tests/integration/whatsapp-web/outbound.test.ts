import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import sharp from 'sharp';
import { oggOpus } from '../../contract/suite/files.js';
import { Line, until } from '../../support/whatsapp-web-line.js';

jest.setTimeout(60_000);

let line: Line;
beforeAll(async () => {
  line = await Line.linked({ limits: { ackMs: 1500 } });
});
afterAll(async () => await line.close());
afterEach(() => line.web.clearFaults());

const alex = () => line.web.person();
const answers = () =>
  alex()
    .chat.thread!.state()
    .messages.filter(({ from }) => from === 'assistant');
const picture = async (side = 60) =>
  await sharp({ create: { width: side, height: side, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();

test('text in the markup of WhatsApp, with a quote that is one', async () => {
  const [asked] = await alex().text('what is this?');
  const { conversation } = await line.arrived(asked!);
  const [mid] = await line.reply(conversation, [{ type: 'text', text: '## Title\n\nThis is **bold**.' }], asked);
  const sent = answers().at(-1);
  expect(sent).toMatchObject({ id: mid, text: '*Title*\n\nThis is *bold*.', quote: asked });
});

test('nothing is marked read, previewed or made a contact card by sending', async () => {
  const conversation = await line.conversation();
  const [seen, previews] = [line.web.transcript('seen').length, line.web.transcript('preview').length];
  const card = 'BEGIN:VCARD\nFN:Ana\nEND:VCARD';
  const [item] = line.render(conversation, [{ type: 'text', text: 'x' }]);
  await line.send({ ...item!, body: { type: 'text', text: card } });
  expect(line.sent.at(-1)).toMatchObject({ type: 'chat', text: card });
  await line.reply(conversation, [{ type: 'text', text: 'see https://tracker.example.org/?who=you' }]);
  expect(line.web.transcript('seen')).toHaveLength(seen);
  expect(line.web.transcript('preview')).toHaveLength(previews);
});

test('a message that cannot be quoted is answered all the same', async () => {
  const conversation = await line.conversation();
  await line.reply(conversation, [{ type: 'text', text: 'no quote' }], 'false_16505550100@c.us_3EB0DEAD');
  expect(answers().at(-1)).toMatchObject({ text: 'no quote' });
  expect(answers().at(-1)?.quote).toBeUndefined();
  expect(line.told).toContainEqual(expect.objectContaining({ kind: 'fault', call: 'quote' }));
});

test('a picture with its caption, and several in order', async () => {
  const conversation = await line.conversation();
  const media = line.store(await picture(), 'image/png');
  const [mid] = await line.reply(conversation, [{ type: 'image', media, caption: 'a **chart**' }]);
  expect(answers().at(-1)).toMatchObject({
    id: mid,
    kind: 'image',
    images: [{ width: 60, height: 60, caption: 'a *chart*' }],
  });
  const sides = [20, 30, 40];
  const pictures = await Promise.all(sides.map(async (side) => line.store(await picture(side), 'image/png')));
  await line.reply(
    conversation,
    pictures.map((one) => ({ type: 'image' as const, media: one })),
  );
  expect(
    answers()
      .slice(-3)
      .map(({ images }) => images?.[0]?.width),
  ).toEqual(sides);
});

test('sticker, document, voice note', async () => {
  const conversation = await line.conversation();
  const media = line.store(await picture(), 'image/png');
  await line.reply(conversation, [{ type: 'sticker', media, animated: false }]);
  expect(answers().at(-1)).toMatchObject({ kind: 'sticker' });
  const pdf = line.store(Buffer.from('%PDF-1.4\n%%EOF\n'), 'application/pdf', 'bill.pdf');
  await line.reply(conversation, [{ type: 'document', media: pdf, caption: 'the bill' }]);
  expect(answers().at(-1)).toMatchObject({ kind: 'document' });
  const voice = line.store(oggOpus(), 'audio/ogg; codecs=opus');
  await line.reply(conversation, [{ type: 'audio', media: voice, voice: true }]);
  expect(line.sent.at(-1)).toMatchObject({ type: 'ptt' });
});

test('choices are written out and numbered', async () => {
  const options = [
    { id: 'r', title: 'Red' },
    { id: 'b', title: 'Blue', description: 'like the sea' },
  ];
  await line.reply(await line.conversation(), [{ type: 'choice', text: 'Which one?', options }]);
  expect(answers().at(-1)).toMatchObject({ kind: 'text', text: 'Which one?\n\n1. Red\n2. Blue — like the sea' });
});

test('reactions are set and taken back', async () => {
  const [asked] = await alex().text('nice');
  const { conversation } = await line.arrived(asked!);
  const react = async (emoji: string) =>
    await line.send({ outId: `r-${emoji || 'none'}`, conversation, body: { type: 'reaction', target: asked!, emoji } });
  await react('❤️');
  const reactions = () =>
    alex()
      .chat.thread!.state()
      .messages.find(({ id }) => id === asked)?.reactions;
  expect(reactions()).toEqual([{ from: 'assistant', emoji: '❤️' }]);
  await react('');
  expect(reactions()).toEqual([]);
  await expect(
    line.send({ outId: 'r-x', conversation, body: { type: 'reaction', target: 'false_1@c.us_ABC', emoji: '❤️' } }),
  ).rejects.toMatchObject({ info: { advice: 'give-up', outcome: 'not-sent' } });
});

test('typing is shown and renewed; the chat is marked read once', async () => {
  const [asked] = await alex().text('anybody there?');
  const { conversation } = await line.arrived(asked!);
  const [seen, typed] = [line.web.transcript('seen').length, line.web.transcript('composing').length];
  for (let times = 0; times < 3; times += 1)
    await line.connector.typing(conversation, asked!, AbortSignal.timeout(5000));
  expect(line.web.transcript('composing')).toHaveLength(typed + 3);
  expect(line.web.transcript('seen')).toHaveLength(seen + 1);
});

test('60,000 characters go out in order and whole', async () => {
  const words = Array.from({ length: 10_000 }, (_, index) => `w${index}`);
  const before = answers().length;
  await line.reply(await line.conversation(), [{ type: 'text', text: words.join(' ') }]);
  const texts = answers()
    .slice(before)
    .map(({ text }) => text ?? '');
  expect(texts.every((text) => text.length <= 4096)).toBe(true);
  expect(texts.join(' ').match(/w\d+/g)).toEqual(words);
});

test('a person under LID and phone id gets answers in the one chat', async () => {
  alex().addressedBy('lid');
  const { peer } = await line.conversation();
  const [mid] = await line.reply({ channel: 'whatsapp-web', account: line.web.phone, peer }, [
    { type: 'text', text: 'hi' },
  ]);
  expect(mid).toContain('@lid');
});

test('without the ack of the server it is unclear, and found again as pending, then as sent', async () => {
  const conversation = await line.conversation();
  const since = Date.now();
  line.web.sendsGoWrong('unacked');
  const [item] = line.render(conversation, [{ type: 'text', text: 'lost and found' }]);
  await expect(line.send(item!)).rejects.toMatchObject({ info: { advice: 'reconcile', outcome: 'unknown' } });
  expect(await line.connector.recall(item!, since, new Set())).toBe('pending');
  line.web.faults({ acks: { server: 0, device: 0 } });
  const receipt = await untilSent(async () => await line.connector.recall(item!, since, new Set()));
  expect(receipt).toEqual({ mid: answers().at(-1)?.id });
  expect(await line.connector.recall(item!, since, new Set([receipt.mid]))).toBe('absent');
  expect(await line.connector.recall(item!, Date.now() + 60_000, new Set())).toBe('absent');
});

async function untilSent(ask: () => Promise<{ mid: string } | 'pending' | 'absent'>): Promise<{ mid: string }> {
  for (const end = Date.now() + 10_000; Date.now() < end;) {
    const answer = await ask();
    if (typeof answer === 'object') return answer;
  }
  throw new Error('never sent');
}

test('a message that WhatsApp refuses is not sent', async () => {
  const conversation = await line.conversation();
  line.web.sendsGoWrong('refused');
  await expect(line.reply(conversation, [{ type: 'text', text: 'no' }])).rejects.toMatchObject({
    info: { advice: 'give-up', outcome: 'not-sent' },
  });
});

test('an exception in the page is looked into and tried again; a chat that cannot be opened is given up', async () => {
  const conversation = await line.conversation();
  const since = Date.now();
  const count = line.sent.length;
  line.web.sendsGoWrong('throws');
  const [item] = line.render(conversation, [{ type: 'text', text: 'thrown' }]);
  await expect(line.send(item!)).rejects.toMatchObject({ info: { advice: 'reconcile' } });
  expect(await line.connector.recall(item!, since, new Set())).toBe('absent');
  line.web.sendsGoWrong('undefined');
  await expect(line.send(item!)).rejects.toMatchObject({ info: { advice: 'give-up', outcome: 'not-sent' } });
  expect(line.sent).toHaveLength(count);
});

test('sent, but the page’s answer is nonsense: found in the chat', async () => {
  const conversation = await line.conversation();
  line.web.sendsGoWrong('garbage');
  const since = Date.now();
  const [item] = line.render(conversation, [{ type: 'text', text: 'nonsense' }]);
  const mid = await line.send(item!).catch(async (error: { info: { outcome: string } }) => {
    expect(error.info.outcome).toBe('unknown');
    return await line.connector.recall(item!, since, new Set());
  });
  expect(mid).toBeDefined();
  expect(line.sent.filter(({ text }) => text === 'nonsense')).toHaveLength(1);
});

test('stopped while waiting is unclear; stopped before the call is not sent', async () => {
  const conversation = await line.conversation();
  const [item] = line.render(conversation, [{ type: 'text', text: 'slow' }]);
  await expect(line.send(item!, AbortSignal.abort())).rejects.toMatchObject({ info: { outcome: 'not-sent' } });
  line.web.sendsGoWrong('unacked');
  await expect(line.send(item!, AbortSignal.timeout(300))).rejects.toMatchObject({ info: { outcome: 'unknown' } });
});

test('errors hold nothing of what was said', async () => {
  const conversation = await line.conversation();
  line.web.sendsGoWrong('throws');
  const error = await line
    .reply(conversation, [{ type: 'text', text: 'a secret of mine' }])
    .catch((thrown: unknown) => thrown);
  expect(`${String(error)} ${JSON.stringify(error)} ${(error as Error).stack}`).not.toContain('a secret of mine');
});

test('an ack for an unknown id changes nothing', async () => {
  line.web.garbage({
    isNewMsg: true,
    ack: 3,
    id: { fromMe: true, id: 'nobody', remote: '1@c.us', _serialized: 'true_1@c.us_nobody' },
  });
  await line.reply(await line.conversation(), [{ type: 'text', text: 'go on' }]);
  await until(() => answers().at(-1)?.text === 'go on', 'the message');
});

test('what came while nobody listened is found unread, once, in order', async () => {
  await line.session.read((await line.conversation()).peer);
  await line.session.close();
  for (const text of ['one', 'two', 'three']) await alex().text(text);
  const images = [
    { bytes: await picture(20), mime: 'image/png' },
    { bytes: await picture(30), mime: 'image/png' },
  ];
  await alex().send({ kind: 'image', images });
  await (
    await line.open()
  ).ready;
  const unread = line.connector.parse(await line.session.unread());
  const texts = unread.map((item) =>
    item.ok && 'event' in item && item.event.kind === 'message' ? item.event.parts : item,
  );
  const said = ['one', 'two', 'three'].map((text) => [{ type: 'text', text }]);
  expect(texts).toMatchObject([...said, { ignored: 'message:album' }, [{ type: 'image' }, { type: 'image' }]]);
});
