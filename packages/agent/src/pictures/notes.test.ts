import { expect, it } from '@jest/globals';
import { MemoryMedia } from '../testing/context.js';
import type { PictureReport, PictureReports } from '../types.js';
import { PictureNotes } from './notes.js';

const REPORT: PictureReport = {
  width: 8,
  height: 8,
  orientation: 'square',
  colours: [],
  sharpness: 'sharp',
  objects: undefined,
  lines: [],
};
const signal = new AbortController().signal;

it('tells a picture in the same words again, but looks again as long as things were not looked for', async () => {
  const media = new MemoryMedia();
  const picture = media.put(Buffer.from('any'), 'image/png');
  let asked = 0;
  const seen: { objects: PictureReport['objects'] } = { objects: undefined };
  const reports: PictureReports = { report: () => ((asked += 1), Promise.resolve({ ...REPORT, ...seen })) };
  const notes = new PictureNotes(undefined, reports);
  expect(notes.known(picture)).toBeUndefined();
  await notes.lookAtAll([picture], media, signal);
  expect(notes.known(picture)).toContain('Nobody looked for things in it.');
  seen.objects = [{ kind: 15, score: 0.9, box: { x: 0, y: 0, width: 4, height: 4 } }];
  await notes.lookAtAll([picture], media, signal);
  await notes.lookAtAll([picture], media, signal);
  expect(notes.known(picture)).toContain('Recognised in it: 1 cat.');
  expect(asked).toBe(2);
});

it('says of a picture that cannot be decoded that it cannot', async () => {
  const media = new MemoryMedia();
  const picture = media.put(Buffer.from('no picture'), 'image/png');
  const notes = new PictureNotes(undefined, { report: () => Promise.reject(new Error('no picture')) });
  await notes.lookAtAll([picture], media, signal);
  expect(notes.known(picture)).toBe('a picture that could not be decoded');
});
