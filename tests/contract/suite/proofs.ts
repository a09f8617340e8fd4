import { expect } from '@jest/globals';
import type { Capabilities, OutItem } from '@hearth/connectors';
import type { Part } from '@hearth/message';
import type { Correspondent } from '@hearth/simulator';
import sharp from 'sharp';
import { oggOpus } from './files.js';
import { until } from './bench.js';
import type { Bench, EventOf } from './bench.js';

/** Somebody at the other end, whatever the channel. */
export type Speaker = Correspondent & { text(words: string): Promise<string[]> };

/** What the proofs of every channel need. */
export interface ProofBench extends Pick<
  Bench,
  'connector' | 'clock' | 'thread' | 'answers' | 'conversation' | 'events' | 'event' | 'reply' | 'store'
> {
  readonly person: Speaker;
  said(act: (person: Speaker) => Promise<string[]>): Promise<EventOf<'message'>>;
  send(item: OutItem): Promise<string>;
}

/** Shows that a claim holds. Called with the bench and the value claimed. */
export type Proof<K extends keyof Capabilities, B = ProofBench> = (bench: B, claim: Capabilities[K]) => Promise<void>;

const text = (words: string): Part => ({ type: 'text', text: words });
const HOUR_MS = 3_600_000;

const picture = async (width = 60, height = 40) =>
  await sharp({ create: { width, height, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();

/** One proof a capability: a claim that is not here cannot be made. Limits and modes are proven at the value claimed. */
export const PROOFS: { readonly [K in keyof Omit<Capabilities, 'idempotency'>]: Proof<K> } & {
  readonly idempotency: Proof<'idempotency', Bench>;
} = {
  imageIn: async (bench) => {
    const bytes = await picture();
    const event = await bench.said((person) => person.send({ kind: 'image', images: [{ bytes, mime: 'image/png' }] }));
    const [part] = event.parts;
    if (part?.type !== 'image' || part.media.state !== 'remote') throw new Error('no picture to fetch');
    const file = await bench.connector.fetchMedia(part.media, AbortSignal.timeout(5000));
    expect(file).toEqual({ bytes, mime: 'image/png' });
  },

  imageOut: async (bench) => {
    const conversation = await bench.conversation();
    const media = bench.store(await picture(), 'image/png');
    const [mid] = await bench.reply(conversation, [{ type: 'image', media }]);
    const sent = bench.answers.find(({ id }) => id === mid);
    expect(sent).toMatchObject({ kind: 'image', images: [{ mime: 'image/png', width: 60, height: 40 }] });
  },

  stickerOut: async (bench) => {
    const conversation = await bench.conversation();
    const media = bench.store(await picture(900, 300), 'image/png');
    const [mid] = await bench.reply(conversation, [{ type: 'sticker', media, animated: false }]);
    expect(bench.answers.find(({ id }) => id === mid)).toMatchObject({ kind: 'sticker' });
  },

  voiceIn: async (bench) => {
    const bytes = oggOpus();
    const event = await bench.said((person) =>
      person.send({ kind: 'audio', voice: true, file: { bytes, mime: 'audio/ogg; codecs=opus' } }),
    );
    const [part] = event.parts;
    expect(part).toMatchObject({ type: 'audio', voice: true });
    if (part?.type !== 'audio' || part.media.state !== 'remote') throw new Error('no sound to fetch');
    expect((await bench.connector.fetchMedia(part.media, AbortSignal.timeout(5000))).bytes).toEqual(bytes);
  },

  voiceOut: async (bench) => {
    const voice = bench.store(oggOpus(), 'audio/ogg; codecs=opus');
    const [mid] = await bench.reply(await bench.conversation(), [{ type: 'audio', media: voice, voice: true }]);
    expect(bench.answers.find(({ id }) => id === mid)).toMatchObject({ kind: 'audio' });
  },

  // Only a personal number is in groups (tests/contract/whatsapp-web.test.ts): no other connector may claim them.
  groups: async () => {
    throw new Error('there are no groups on this channel');
  },

  typing: async (bench) => {
    const event = await bench.said((person) => person.text('anybody there?'));
    await bench.connector.typing(event.conversation, event.id, AbortSignal.timeout(5000));
    expect(bench.thread.typingUntil).toBeGreaterThan(0);
    expect(bench.thread.messages.find(({ id }) => id === event.id)?.status).toBe('read');
  },

  typingLapseMs: async (bench, claim) => {
    const event = await bench.said((person) => person.text('and now?'));
    await bench.connector.typing(event.conversation, event.id, AbortSignal.timeout(5000));
    expect(bench.thread.typingUntil - bench.clock!.now()).toBe(claim);
  },

  quotes: async (bench) => {
    const asked = await bench.said((person) => person.text('what is this?'));
    const [mid] = await bench.reply(asked.conversation, [text('an answer')], asked.id);
    expect(bench.answers.find(({ id }) => id === mid)?.quote).toBe(asked.id);
    const back = await bench.said((person) => person.send({ kind: 'text', text: 'why?', quote: mid! }));
    expect(back.quote).toEqual({ id: mid });
  },

  reactions: async (bench) => {
    const asked = await bench.said((person) => person.text('a joke'));
    const [mid] = await bench.reply(asked.conversation, [text('knock knock')]);
    bench.person.react(mid!, '😂');
    await bench.event('reaction', (event) => event.target === mid && event.emoji === '😂');
    bench.person.react(mid!, null);
    await bench.event('reaction', (event) => event.target === mid && event.emoji === null);
    const reaction = { type: 'reaction' as const, target: asked.id, emoji: '❤️' };
    await bench.send({ outId: 'reaction-0', conversation: asked.conversation, body: reaction });
    const reactions = () => bench.thread.messages.find(({ id }) => id === asked.id)?.reactions;
    expect(reactions()).toEqual([{ from: 'assistant', emoji: '❤️' }]);
    await bench.send({ outId: 'reaction-1', conversation: asked.conversation, body: { ...reaction, emoji: '' } });
    expect(reactions()).toEqual([]);
  },

  edits: async (bench) => {
    const { id } = await bench.said((person) => person.text('12 + 30'));
    bench.person.edit(id, '12 + 31');
    const event = await bench.event('edit', (edit) => edit.target === id);
    expect(event.parts).toEqual([text('12 + 31')]);
  },

  unsend: async (bench) => {
    const { id } = await bench.said((person) => person.text('forget it'));
    bench.person.unsend(id);
    await bench.event('unsend', (event) => event.target === id);
  },

  captions: async (bench) => {
    const conversation = await bench.conversation();
    const media = bench.store(await picture(), 'image/png');
    const mids = await bench.reply(conversation, [{ type: 'image', media, caption: 'a **chart**' }]);
    expect(mids).toHaveLength(1);
    expect(bench.answers.find(({ id }) => id === mids[0])?.images?.[0]?.caption).toMatch(/a \*{1,2}chart\*{1,2}/);
  },

  choices: async (bench) => {
    const conversation = await bench.conversation();
    const options = [
      { id: 'red', title: 'Red' },
      { id: 'blue', title: 'Blue' },
    ];
    const [mid] = await bench.reply(conversation, [{ type: 'choice', text: 'Which one?', options }]);
    expect(bench.answers.find(({ id }) => id === mid)).toMatchObject({ kind: 'choice', text: 'Which one?', options });
    const event = await bench.said((person) => person.choose(mid!, 'blue'));
    expect(event.parts).toEqual([{ type: 'choice', text: 'Blue', options: [], chosen: 'blue' }]);
  },

  textLimit: async (bench, { max, unit }) => {
    const conversation = await bench.conversation();
    // Two bytes of UTF-8, one UTF-16 unit: the two ways of counting differ.
    const letter = 'ü';
    const full = letter.repeat(unit === 'utf16' ? max : max / 2);
    expect(await bench.reply(conversation, [text(full)])).toHaveLength(1);
    expect(bench.answers.at(-1)?.text).toBe(full);
    const [first, second, ...rest] = await bench.reply(conversation, [text(full + letter)]);
    expect(rest).toEqual([]);
    expect(bench.answers.find(({ id }) => id === first)?.text).toBe(full);
    expect(bench.answers.find(({ id }) => id === second)?.text).toBe(letter);
  },

  windowHours: async (bench, claim) => {
    const conversation = await bench.conversation();
    bench.clock!.advance(claim === 0 ? 1000 * HOUR_MS : claim * HOUR_MS - 1);
    await bench.reply(conversation, [text('in time')]);
    if (claim === 0) return;
    bench.clock!.advance(2);
    await expect(bench.reply(conversation, [text('too late')])).rejects.toMatchObject({
      info: { advice: 'give-up', outcome: 'not-sent' },
    });
  },

  idempotency: async (bench, claim) => {
    const conversation = await bench.conversation();
    const [item] = bench.render(conversation, [text('exactly once')]);
    bench.simulator.fault(bench.target.spec.channel, { kind: 'sent-but-500' });
    await expect(bench.send(item!)).rejects.toMatchObject({ info: { advice: 'reconcile', outcome: 'unknown' } });
    const mine = () => bench.answers.filter(({ outId }) => outId === item!.outId);
    expect(mine()).toHaveLength(1);
    if (claim === 'echo') {
      const receipt = await bench.event('receipt', (event) => event.outId === item!.outId);
      expect(receipt.target).toBe(mine()[0]?.id);
    } else if (claim === 'key') {
      expect(await bench.send(item!)).toBe(mine()[0]?.id);
      expect(mine()).toHaveLength(1);
    } else {
      throw new Error('a channel without any way to find a send again');
    }
  },
};

/** Capabilities that say no: shown to be absent where the platform itself can show it. */
export const ABSENCES: Partial<{ readonly [K in keyof Capabilities]: (bench: ProofBench) => Promise<void> }> = {
  choices: async (bench) => {
    const options = [
      { id: 'red', title: 'Red' },
      { id: 'blue', title: 'Blue' },
    ];
    await bench.reply(await bench.conversation(), [{ type: 'choice', text: 'Which one?', options }]);
    expect(bench.answers.at(-1)).toMatchObject({ kind: 'text', text: 'Which one?\n\n1. Red\n2. Blue' });
  },
  captions: async (bench) => {
    const conversation = await bench.conversation();
    const media = bench.store(await picture(), 'image/png');
    const mids = await bench.reply(conversation, [{ type: 'image', media, caption: 'a **chart**' }]);
    expect(mids).toHaveLength(2);
    expect(bench.answers.slice(-2)).toMatchObject([{ kind: 'image' }, { kind: 'text', text: 'a chart' }]);
  },
  stickerOut: async (bench) => {
    const conversation = await bench.conversation();
    const media = bench.store(await picture(), 'image/png');
    const [mid] = await bench.reply(conversation, [{ type: 'sticker', media, animated: false }]);
    expect(bench.answers.find(({ id }) => id === mid)).toMatchObject({ kind: 'image' });
  },
  unsend: async (bench) => {
    const { id } = await bench.said((person) => person.text('forget it'));
    bench.person.unsend(id);
    await bench.said((person) => person.text('a later word'));
    await until(() => bench.events('message').length >= 2, 'the later word');
    expect(bench.events('unsend')).toEqual([]);
  },
};
