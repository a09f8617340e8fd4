import { describe, expect, it } from '@jest/globals';
import type { FoundObject, PictureReport } from '../types.js';
import { shortForm } from './short-form.js';

const REPORT: PictureReport = {
  width: 1600,
  height: 1200,
  orientation: 'landscape',
  colours: [
    { name: 'grey', share: 0.5 },
    { name: 'blue', share: 0.2 },
  ],
  sharpness: 'soft',
  objects: [],
  lines: [],
};
const thing = (kind: number, score: number): FoundObject => ({
  kind,
  score,
  box: { x: 0, y: 0, width: 1, height: 1 },
});
const line = (text: string, score = 0.9) => ({ text, score, box: [] });

describe('shortForm', () => {
  it('says what was recognised, what may be there, and the text', () => {
    const report = {
      ...REPORT,
      objects: [thing(0, 0.9), thing(41, 0.8), thing(0, 0.7), thing(16, 0.5)],
      lines: [line('OPEN 9:00'), line('~~', 0.3), line(' '), line('Coffee 3,50 ')],
    };
    expect(shortForm(report)).toBe(
      'landscape picture, 1600 × 1200 pixels, soft, mostly grey, blue. ' +
        'Recognised in it: 2 people, 1 cup. Perhaps: 1 dog. Text found in it:\nOPEN 9:00\nCoffee 3,50',
    );
  });

  it('tells nothing found from nobody looked', () => {
    expect(shortForm(REPORT)).toMatch(/No things were recognised in it\. No text found in it\.$/);
    expect(shortForm({ ...REPORT, objects: undefined, lines: undefined })).toMatch(
      /Nobody looked for things in it\. Its text was not read\.$/,
    );
  });

  it('keeps long texts within bounds', () => {
    const report = { ...REPORT, lines: Array.from({ length: 400 }, () => line('a long line of text')) };
    expect(shortForm(report).length).toBeLessThan(1_700);
  });
});
