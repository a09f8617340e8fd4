import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Worker } from 'tesseract.js';
import type { Pixels } from '../../pictures/pixels.js';
import type { Recognised } from '../ctc.js';

/** Pixels around a line: Tesseract expects some paper. */
const MARGIN = 10;
/** Marks of writing direction, which Tesseract puts between words. */
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Reads single lines with Tesseract's language data. */
export interface LineReader {
  /** Whether this data is there. */
  has(data: string): Promise<boolean>;
  read(line: Pixels, data: string): Promise<Recognised>;
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
    read: async (line, language) => {
      const tesseract = await workerFor(language);
      const { data } = await tesseract.recognize(await withMargin(line), {}, { text: true });
      return { text: data.text.replace(DIRECTION_MARKS, '').trim(), score: data.confidence / 100 };
    },
  };
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
