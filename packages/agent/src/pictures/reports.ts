import type { StoredMedia } from '@hearth/message';
import type { ObjectFinder, PictureReport, PictureReports, TextReader } from '../types.js';
import { dominantColours } from './colours.js';
import { orientationOf } from './orientation.js';
import { previewOf } from './preview.js';
import { sharpnessOf } from './sharpness.js';

/** Another number for another kind of report: those made before are not taken for it. */
const REPORT_VERSION = 1;
/** Reports kept in memory. */
const REMEMBERED = 200;

/** Where complete reports outlive the process, by content of the picture and version. */
export interface ReportStore {
  get(sha256: string, version: number): Promise<PictureReport | undefined>;
  put(sha256: string, version: number, report: PictureReport): Promise<void>;
}

export interface PictureReportsOptions {
  readonly read: (media: StoredMedia) => Promise<Buffer>;
  readonly reader?: TextReader;
  readonly finder?: ObjectFinder;
  readonly store?: ReportStore;
  /** Told of a step that was left out of a report, or a store that fails. */
  readonly onProblem?: (step: 'objects' | 'lines' | 'store', error: unknown) => void;
}

interface Entry {
  readonly making: Promise<PictureReport>;
  /** Whether objects were looked for, or could not be yet. */
  readonly looked: boolean;
}

/**
 * Reports made once a picture: those who ask for the same one at the same time wait for the same work. A step that fails is left out
 * (undefined) and not tried again; objects are looked for later when the finder was not ready at first.
 */
export function createPictureReports(options: PictureReportsOptions): PictureReports {
  const entries = new Map<string, Entry>();
  return {
    report: async (media, signal) => {
      signal?.throwIfAborted();
      const ready = options.finder?.ready ?? false;
      const known = entries.get(media.sha256);
      if (known && (known.looked || !ready)) return heard(known.making, signal);
      const entry: Entry = { making: make(media, options, known?.making), looked: ready };
      entries.set(media.sha256, entry);
      entry.making.catch(() => entries.get(media.sha256) === entry && entries.delete(media.sha256));
      if (entries.size > REMEMBERED) entries.delete(entries.keys().next().value!);
      return heard(entry.making, signal);
    },
  };
}

/** @param before a report without objects that is taken up where there is one */
async function make(
  media: StoredMedia,
  options: PictureReportsOptions,
  before: Promise<PictureReport> | undefined,
): Promise<PictureReport> {
  const { read, reader, finder, store, onProblem = () => {} } = options;
  const stored = await store?.get(media.sha256, REPORT_VERSION).catch((error: unknown) => {
    onProblem('store', error);
    return undefined;
  });
  if (stored) return stored;
  const earlier = await before?.catch(() => undefined);
  const picture = await read(media);
  const leftOut = (step: 'objects' | 'lines') => (error: unknown) => {
    onProblem(step, error);
    return undefined;
  };
  const [facts, objects, lines] = await Promise.all([
    earlier ?? factsOf(picture),
    finder?.ready ? finder.find(picture).catch(leftOut('objects')) : undefined,
    earlier ? earlier.lines : reader?.read(picture).catch(leftOut('lines')),
  ]);
  const report = { ...facts, objects, lines };
  if (objects && lines)
    await store?.put(media.sha256, REPORT_VERSION, report).catch((error: unknown) => onProblem('store', error));
  return report;
}

async function factsOf(picture: Buffer): Promise<Omit<PictureReport, 'objects' | 'lines'>> {
  const preview = await previewOf(picture);
  const { width, height } = preview.full;
  return {
    width,
    height,
    orientation: orientationOf(width, height),
    colours: dominantColours(preview),
    sharpness: sharpnessOf(preview),
  };
}

/** The work goes on for others when one who waits for it goes. @throws the signal's reason when aborted */
async function heard(making: Promise<PictureReport>, signal: AbortSignal | undefined): Promise<PictureReport> {
  if (!signal) return making;
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([making, aborted]);
  } finally {
    signal.removeEventListener('abort', stop!);
  }
}
