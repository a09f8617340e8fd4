import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { StoredMedia } from '@hearth/message';
import sharp from 'sharp';
import { createStepPictures } from './step-pictures.js';

const bytes = await sharp({ create: { width: 1200, height: 600, channels: 3, background: '#246' } })
  .png()
  .toBuffer();
const stored: StoredMedia = {
  state: 'stored',
  sha256: createHash('sha256').update(bytes).digest('hex'),
  mime: 'image/png',
  bytes: bytes.length,
};
const traces: Record<string, string> = {
  'turn-0': JSON.stringify({
    steps: [
      { tool: 'find', note: '', ms: 1 },
      { tool: 'mark', note: '', ms: 1, picture: stored },
    ],
  }),
  'blind-0': JSON.stringify({ tools: [] }),
};
const media = new Map([[stored.sha256, bytes]]);
const stepPicture = createStepPictures((outId) => Promise.resolve(traces[outId] ?? null), {
  read: ({ sha256 }) => (media.has(sha256) ? Promise.resolve(media.get(sha256)!) : Promise.reject(new Error('gone'))),
});

describe('pictures of steps', () => {
  test('are given small to whoever asks for the answer they belong to', async () => {
    const { format, width, height } = await sharp((await stepPicture('turn-0', stored.sha256))!).metadata();
    expect([format, width, height]).toEqual(['webp', 480, 240]);
  });

  test('are not given for another answer, under another checksum, or when they are gone', async () => {
    expect(await stepPicture('blind-0', stored.sha256)).toBeNull();
    expect(await stepPicture('nobody-0', stored.sha256)).toBeNull();
    expect(await stepPicture('turn-0', '0'.repeat(64))).toBeNull();
    media.clear();
    expect(await stepPicture('turn-0', stored.sha256)).toBeNull();
  });
});
