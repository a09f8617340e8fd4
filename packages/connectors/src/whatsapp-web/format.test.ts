import { expect, test } from '@jest/globals';
import type { Part } from '@hearth/message';
import { render } from './format.js';

const media = { state: 'stored' as const, sha256: 'a'.repeat(64), mime: 'image/png', bytes: 1 };
const conversation = { channel: 'whatsapp-web', account: '1', peer: '16505550123@c.us' } as const;
const bodies = (...parts: Part[]) =>
  render({ parts, quote: 'q' }, { conversation, turnId: 'turn' }).map(({ body }) => body);

test('options are written out and numbered, never buttons', () => {
  const options = [
    { id: 'r', title: 'Red' },
    { id: 'b', title: 'Blue', description: 'like the sea' },
  ];
  expect(bodies({ type: 'choice', text: '**Pick**', options })).toEqual([
    { type: 'text', text: '*Pick*\n\n1. Red\n2. Blue — like the sea' },
  ]);
});

test('the quote goes with the first item; ids count up', () => {
  const parts: Part[] = [
    { type: 'text', text: 'a' },
    { type: 'image', media },
  ];
  expect(render({ parts, quote: 'q' }, { conversation, turnId: 'turn' })).toMatchObject([
    { outId: 'turn-0', quote: 'q' },
    { outId: 'turn-1', body: { type: 'image' } },
  ]);
});

test('a caption that is too long becomes a text after the picture', () => {
  const caption = 'word '.repeat(400);
  expect(bodies({ type: 'image', media, caption }).map(({ type }) => type)).toEqual(['image', 'text']);
  expect(bodies({ type: 'image', media, caption: '**short**' })).toEqual([
    { type: 'image', media, caption: '*short*' },
  ]);
});

test('albums are pictures in order, stickers stay stickers, sounds travel as files', () => {
  const sound = { ...media, mime: 'audio/ogg; codecs=opus' };
  const parts: Part[] = [
    { type: 'image', media },
    { type: 'image', media },
    { type: 'sticker', media, animated: false },
    { type: 'audio', media: sound, voice: true },
  ];
  expect(bodies(...parts).map(({ type }) => type)).toEqual(['image', 'image', 'sticker', 'document']);
});

test('60,000 characters are cut within the limit', () => {
  const texts = bodies({ type: 'text', text: 'word '.repeat(12_000) });
  expect(texts.length).toBeGreaterThan(14);
  for (const body of texts) expect((body as { text: string }).text.length).toBeLessThanOrEqual(4096);
});
