import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPictureReports } from '@hearth/agent';
import type { PictureReport } from '@hearth/agent';
import {
  OCR_MODEL,
  SCRIPTS_MODEL,
  createObjectFinder,
  createTextReader,
  ensureDetector,
  ensureFiles,
} from '@hearth/inference';
import type { ObjectFinder, TextReader } from '@hearth/inference';
import sharp from 'sharp';
import { FETCH_LIMIT_MS, testModelsDir } from '../support/models.js';

let reader: TextReader;
let objects: ObjectFinder;

beforeAll(async () => {
  const ocr = await ensureFiles({ id: OCR_MODEL, modelsDir: testModelsDir });
  const scripts = await ensureFiles({ id: SCRIPTS_MODEL, modelsDir: testModelsDir });
  reader = createTextReader({ dir: ocr.dir, scriptsDir: scripts.dir });
  objects = createObjectFinder(await ensureDetector({ modelsDir: testModelsDir }));
}, FETCH_LIMIT_MS);
afterAll(() => Promise.all([reader.close(), objects.close()]));

/** Reports on pictures given as bytes; a step that is left out is an error here. */
function reporter(): (picture: Buffer) => Promise<PictureReport> {
  const files = new Map<string, Buffer>();
  const reports = createPictureReports({
    read: ({ sha256 }) => Promise.resolve(files.get(sha256)!),
    reader,
    finder: { ready: true, find: (...request) => objects.find(...request) },
    onProblem: (step, error) => {
      throw new Error(`${step} was left out`, { cause: error });
    },
  });
  return (picture) => {
    const sha256 = createHash('sha256').update(picture).digest('hex');
    files.set(sha256, picture);
    return reports.report({ state: 'stored', sha256, mime: 'image/png', bytes: picture.length });
  };
}

const flat = (width: number, height: number, background: string): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background }, limitInputPixels: false })
    .png()
    .toBuffer();

describe('a picture report', () => {
  it.each([
    [1, 20_000, 'portrait'],
    [20_000, 1, 'landscape'],
    [1, 1, 'square'],
    [640, 480, 'landscape'],
  ] as const)(
    'of an empty picture of %d × %d invents nothing',
    async (width, height, orientation) => {
      expect(await reporter()(await flat(width, height, '#d02020'))).toEqual({
        width,
        height,
        orientation,
        colours: [{ name: 'red', share: 1 }],
        sharpness: 'sharp',
        objects: [],
        lines: [],
      });
    },
    30_000,
  );

  it('of noise invents nothing', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const picture = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#888', noise } })
      .png()
      .toBuffer();
    expect(await reporter()(picture)).toMatchObject({ objects: [], lines: [] });
  }, 30_000);

  it('is refused for what cannot be decoded, or is too large, while others are made', async () => {
    const report = reporter();
    const bad = [Buffer.alloc(0), Buffer.from('no picture'), await flat(10_000, 10_000, '#fff')];
    const results = await Promise.allSettled([...bad.map(report), report(await flat(60, 40, '#2050d0'))]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'fulfilled']);
  }, 60_000);

  it('is made of each of fifty pictures that come at once', async () => {
    const report = reporter();
    const pictures = await Promise.all(
      Array.from({ length: 50 }, (_, at) => flat(40 + at, 40, `hsl(${at * 7}, 80%, 50%)`)),
    );
    const widths = (await Promise.all(pictures.map(report))).map(({ width }) => width);
    expect(widths).toEqual(pictures.map((_, at) => 40 + at));
  }, 120_000);
});
