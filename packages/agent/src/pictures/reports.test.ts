import { describe, expect, it } from '@jest/globals';
import type { StoredMedia } from '@hearth/message';
import sharp from 'sharp';
import { MemoryMedia } from '../testing/context.js';
import type { FoundObject, ObjectFinder, PictureReport, TextReader } from '../types.js';
import { createPictureReports } from './reports.js';
import type { PictureReportsOptions, ReportStore } from './reports.js';

const CAT: FoundObject = { kind: 15, score: 0.9, box: { x: 1, y: 2, width: 30, height: 20 } };
const LINE = { text: 'Hello', score: 0.99, box: [] };

/** A picture and what counts who looks at it. */
async function scene(more: Partial<PictureReportsOptions> = {}) {
  const media = new MemoryMedia();
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#d02020' } })
    .png()
    .toBuffer();
  const calls = { read: 0, find: 0, ready: true };
  const reader: TextReader = { read: () => ((calls.read += 1), Promise.resolve([LINE])) };
  const finder: ObjectFinder = {
    get ready() {
      return calls.ready;
    },
    find: () => ((calls.find += 1), Promise.resolve([CAT])),
  };
  const saved = new Map<string, PictureReport>();
  const store: ReportStore = {
    get: (sha256, version) => Promise.resolve(saved.get(`${sha256}.${version}`)),
    put: (sha256, version, report) => Promise.resolve(void saved.set(`${sha256}.${version}`, report)),
  };
  const options = { read: (one: StoredMedia) => media.read(one), reader, finder, store, ...more };
  return { picture: media.put(bytes, 'image/png'), media, calls, saved, options };
}

describe('createPictureReports', () => {
  it('tells size, shape, colours, sharpness, objects and text', async () => {
    const { picture, options } = await scene();
    expect(await createPictureReports(options).report(picture)).toEqual({
      width: 60,
      height: 40,
      orientation: 'landscape',
      colours: [{ name: 'red', share: 1 }],
      sharpness: 'sharp',
      objects: [CAT],
      lines: [LINE],
    });
  });

  it('is made once, also for several who ask at the same time, and outlives the process', async () => {
    const { picture, options, calls, saved } = await scene();
    const reports = createPictureReports(options);
    const [first, second] = await Promise.all([reports.report(picture), reports.report(picture)]);
    expect(second).toBe(first);
    expect(await createPictureReports(options).report(picture)).toEqual(first);
    expect(calls).toMatchObject({ read: 1, find: 1 });
    expect(saved.size).toBe(1);
  });

  it('looks for objects later when the finder came later, without reading again', async () => {
    const { picture, options, calls, saved } = await scene();
    calls.ready = false;
    const reports = createPictureReports(options);
    expect(await reports.report(picture)).toMatchObject({ objects: undefined, lines: [LINE] });
    expect(await reports.report(picture)).toMatchObject({ objects: undefined });
    expect(saved.size).toBe(0);
    calls.ready = true;
    expect(await reports.report(picture)).toMatchObject({ objects: [CAT], lines: [LINE] });
    expect(calls).toMatchObject({ read: 1, find: 1 });
  });

  it('leaves out a step that fails, says so, and keeps no such report', async () => {
    const problems: string[] = [];
    const { picture, options, saved } = await scene({
      reader: { read: () => Promise.reject(new Error('hung')) },
      onProblem: (step, error) => problems.push(`${step}: ${(error as Error).message}`),
    });
    expect(await createPictureReports(options).report(picture)).toMatchObject({ objects: [CAT], lines: undefined });
    expect(problems).toEqual(['lines: hung']);
    expect(saved.size).toBe(0);
  });

  it('does without a store that fails', async () => {
    const broken = () => Promise.reject(new Error('disk full'));
    const { picture, options } = await scene({ store: { get: broken, put: broken } });
    expect(await createPictureReports(options).report(picture)).toMatchObject({ objects: [CAT] });
  });

  it('rejects for what is gone or no picture, and tries again the next time', async () => {
    const { options, media, picture } = await scene();
    const reports = createPictureReports(options);
    await expect(reports.report(media.put(Buffer.from('no picture'), 'image/png'))).rejects.toThrow();
    const bytes = media.files.get(picture.sha256)!;
    media.files.delete(picture.sha256);
    await expect(reports.report(picture)).rejects.toThrow('no such file');
    media.files.set(picture.sha256, bytes);
    expect(await reports.report(picture)).toMatchObject({ width: 60 });
  });

  it('goes on for others when one who waits is aborted', async () => {
    let finish = (): void => {};
    const gate = new Promise<void>((resolve) => (finish = resolve));
    const { picture, options } = await scene({ reader: { read: () => gate.then(() => [LINE]) } });
    const reports = createPictureReports(options);
    const abort = new AbortController();
    const impatient = reports.report(picture, abort.signal);
    const patient = reports.report(picture);
    abort.abort(new Error('enough'));
    await expect(impatient).rejects.toThrow('enough');
    finish();
    expect(await patient).toMatchObject({ lines: [LINE] });
    await expect(reports.report(picture, abort.signal)).rejects.toThrow('enough');
  });
});
