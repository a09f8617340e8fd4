import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Worker } from 'tesseract.js';
import { resize } from '../../pictures/pixels.js';
import type { Pixels } from '../../pictures/pixels.js';
import type { Recognised } from '../ctc.js';
import type { Script } from './scripts.js';

/** Pixels around a line: Tesseract expects some paper. */
const MARGIN = 16;
/** Score from which on a line is not read at another height. */
const SURE_SCORE = 0.92;
/** Marks of writing direction, which Tesseract puts between words. */
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Reads single lines with Tesseract's language data. */
export interface LineReader {
  /** Whether this data is there. */
  has(data: string): Promise<boolean>;
  /** At the script's heights, until one of them is sure; the surest. */
  read(line: Pixels, script: Pick<Script, 'data' | 'heights'>): Promise<Recognised>;
}

/**
 * Tesseract over the language data in `dir`, which may come later. Loaded with the first line that is read; one language at a time, as each
 * takes tens of megabytes.
 */
export function createLineReader(dir: string): LineReader {
  let worker: Promise<Worker> | undefined;
  let loaded: string | undefined;

  async function workerFor(data: string): Promise<Worker> {
    if (!worker) {
      const opening = open(dir, data);
      worker = opening;
      loaded = data;
      opening.catch(() => (worker = undefined));
    } else if (loaded !== data) {
      const tesseract = await worker;
      await tesseract.reinitialize(data);
      await setUp(tesseract);
      loaded = data;
    }
    return worker;
  }

  return {
    has: (data) => isFile(join(dir, `${data}.traineddata.gz`)),
    read: async (line, { data, heights }) => {
      const tesseract = await workerFor(data);
      let best: Recognised = { text: '', score: 0 };
      for (const height of heights) {
        const read = await readAt(tesseract, line, height);
        if (read.score > best.score) best = read;
        if (best.score >= SURE_SCORE) break;
      }
      return best;
    },
  };
}

async function readAt(tesseract: Worker, line: Pixels, height: number): Promise<Recognised> {
  const width = Math.max(1, Math.round((line.width * height) / line.height));
  const sized = height === line.height ? line : await resize(line, width, height);
  const { data } = await tesseract.recognize(await withMargin(sized), {}, { text: true });
  return { text: data.text.replace(DIRECTION_MARKS, '').trim(), score: data.confidence / 100 };
}

async function open(dir: string, data: string): Promise<Worker> {
  const { createWorker, OEM } = await import('tesseract.js');
  // Data is read from the folder, never from where the library would look for it.
  const options = { langPath: dir, gzip: true, cacheMethod: 'none', errorHandler: () => undefined };
  const worker = await createWorker(data, OEM.LSTM_ONLY, options);
  await setUp(worker);
  return worker;
}

async function setUp(worker: Worker): Promise<void> {
  const { PSM } = await import('tesseract.js');
  const parameters = { tessedit_pageseg_mode: PSM.SINGLE_LINE, user_defined_dpi: '300', debug_file: '/dev/null' };
  await worker.setParameters(parameters);
}

function withMargin({ data, width, height }: Pixels): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .extend({ top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, extendWith: 'copy' })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => info.isFile(),
    () => false,
  );
}
