import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { WhatsAppWebRig } from '@hearth/bot';
import sharp from 'sharp';

jest.setTimeout(60_000);

const GROUP_PEOPLE = 1000;
const BIG_VIDEO_BYTES = 60_000_000;

let rig: WhatsAppWebRig;
/** What the assistant was shown, in words. */
const answer = (count: number, timeoutMs?: number) =>
  rig
    .until(`answer ${count}`, async () => rig.answers().length >= count && (await rig.idle()), timeoutMs)
    .then(() => rig.answers().map(({ text }) => text));

beforeAll(async () => {
  rig = await WhatsAppWebRig.start({
    whatsappWeb: { groups: true },
    answer: ({ inbox }) => [
      inbox
        .flatMap(({ parts }) =>
          parts.map((part) => {
            if (part.type === 'text') return part.text.length > 200 ? `text of ${part.text.length}` : part.text;
            if (part.type === 'contact') return `contact ${part.name}`;
            if (part.type === 'unsupported') return `unsupported ${part.kind}`;
            if (!('media' in part)) return part.type;
            const { media } = part;
            return `${part.type} ${media.state === 'lost' ? media.reason : media.state}`;
          }),
        )
        .join(' | '),
    ],
  });
  await rig.startBridge();
  await rig.ready();
});

afterAll(async () => {
  await rig?.close();
});

/** One message after the other, so that each has an answer of its own. */
async function answered(act: () => unknown): Promise<string | undefined> {
  const before = rig.answers().length;
  await act();
  return (await answer(before + 1)).at(-1);
}

const me = () => rig.web.person();
const file = (bytes: Buffer, mime: string, name: string) => ({ bytes, mime, name });

test('a video of 60 MB is not fetched, and the person hears so', async () => {
  const video = file(Buffer.alloc(BIG_VIDEO_BYTES), 'video/mp4', 'holiday.mp4');
  expect(await answered(() => me().send({ kind: 'video', file: video }))).toBe('video too-large');
  expect(rig.web.transcript('downloaded')).toEqual([]);
});

test('a picture that claims to be a document, and a document that claims to be a picture', async () => {
  const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  const letter = file(png, 'application/pdf', 'letter.pdf');
  expect(await answered(() => me().send({ kind: 'document', file: letter }))).toBe('document unsupported');
  const pdf = file(Buffer.from('%PDF-1.7 nothing to see'), 'image/png', 'photo.png');
  expect(await answered(() => me().send({ kind: 'image', images: [pdf] }))).toBe('image not-a-picture');
  const real = file(png, 'image/png', 'photo.png');
  expect(await answered(() => me().send({ kind: 'image', images: [real] }))).toBe('image stored');
});

test('a file that never comes is given up, and the conversation goes on', async () => {
  rig.web.filesGoWrong('never');
  const png = await sharp({ create: { width: 10, height: 10, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  await me().send({ kind: 'image', images: [file(png, 'image/png', 'x.png')] });
  const before = rig.answers().length;
  await me().text('and this?');
  const all = await answer(before + 1, 45_000);
  expect(all.slice(before).join(' | ')).toMatch(/image (unreachable|expired).*and this\?/);
});

test('a card with thousands of lines, and a text that begins like one', async () => {
  const bomb = `BEGIN:VCARD\nVERSION:3.0\n${'TEL:+1\n'.repeat(50_000)}FN:Too Late\nEND:VCARD`;
  expect(await answered(() => me().raw('vcard', { body: bomb, vcardFormattedName: 'Bomb' }))).toMatch(/^contact/);
  const before = rig.web.transcript('sent').length;
  expect(await answered(() => me().text('BEGIN:VCARD\nFN:Me'))).toBe('BEGIN:VCARD\nFN:Me');
  expect(
    rig.web
      .transcript('sent')
      .slice(before)
      .map(({ type }) => type),
  ).toEqual(['chat']);
});

test('a link in an answer fetches no preview', async () => {
  expect(await answered(() => me().text('https://example.com/private?token=1'))).toContain('example.com');
  expect(rig.web.transcript('preview')).toEqual([]);
});

test('60,000 characters; a quote of a message that nobody saw; a type that does not exist', async () => {
  expect(await answered(() => me().text('a'.repeat(60_000)))).toBe('text of 60000');
  const strange = {
    quotedMsg: { type: 'chat', body: 'pay now' },
    quotedStanzaID: '3EB0NOBODY',
    quotedParticipant: '1@c.us',
  };
  expect(await answered(() => me().raw('chat', { body: 'as I said', ...strange }))).toBe('as I said');
  expect(await answered(() => me().raw('hologram', {}))).toBe('unsupported hologram');
});

test('a page that answers with garbage, and an ack for an unknown id', async () => {
  rig.web.garbage();
  rig.web.garbage({ isNewMsg: true, id: null, type: 7 });
  for (const page of rig.web.web.pages.linked()) {
    page.write({ kind: 'change', id: 'true_1@c.us_NOBODY', fields: { ack: 3 } });
  }
  expect(await answered(() => me().text('still there?'))).toBe('still there?');
});

test('a group of a thousand and a mention of a thousand: answered once when named, and not otherwise', async () => {
  const numbers = Array.from({ length: GROUP_PEOPLE }, (_, index) => String(1_650_556_0000 + index));
  const people = Object.fromEntries(numbers.map((number, index) => [number, `Person ${index}`]));
  const group = rig.web.group('Everybody', { people });
  const said = () =>
    group.chat
      .thread!.state()
      .messages.filter(({ from }) => from === 'assistant')
      .map(({ text }) => text);
  await group.say(numbers[0]!, { kind: 'text', text: 'nobody is meant' });
  await group.say(
    numbers[1]!,
    { kind: 'text', text: `@${group.mentionOfMe} and all` },
    { mentions: ['me', ...numbers] },
  );
  await rig.until('the answer', async () => said().length > 0 && (await rig.idle()));
  expect(said()).toHaveLength(1);
  expect(said()[0]).toContain('and all');
  expect(said()[0]).not.toContain('nobody is meant');
});

test('after all that the same browser still works, and nothing was started again', async () => {
  expect(await answered(() => me().text('well?'))).toBe('well?');
  expect((await rig.status())?.restarts).toBe(0);
});
