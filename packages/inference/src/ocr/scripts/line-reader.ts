import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Worker } from 'tesseract.js';
import type { Pixels } from '../../pictures/pixels.js';
import type { Recognised } from '../ctc.js';
import { SCRIPTS } from './scripts.js';
import type { Script } from './scripts.js';

/** Pixels around a line: Tesseract expects some paper. */
const MARGIN = 10;
/** Marks of writing direction, which Tesseract puts between words. */
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Reads single lines of the scripts whose data is there. */
export interface LineReader {
  available(): Promise<readonly Script[]>;
  read(line: Pixels, script: Script): Promise<Recognised>;
}

/**
 * Tesseract over the language data in `dir`, which may come later. Loaded with the first line that is read; one script at a time, as each
 * takes tens of megabytes.
 */
export function createLineReader(dir: string): LineReader {
  let worker: Promise<Worker> | undefined;
  let loaded: Script | undefined;

  async function workerFor(script: Script): Promise<Worker> {
    if (!worker) {
      const opening = open(dir, script);
      worker = opening;
      loaded = script;
      opening.catch(() => (worker = undefined));
    } else if (loaded !== script) {
      const tesseract = await worker;
      await tesseract.reinitialize(script.data);
      await setUp(tesseract);
      loaded = script;
    }
    return worker;
  }

  return {
    available: async () => {
      const there = await Promise.all(SCRIPTS.map(({ data }) => isFile(join(dir, `${data}.traineddata.gz`))));
      return SCRIPTS.filter((_, at) => there[at]);
    },
    read: async (line, script) => {
      const tesseract = await workerFor(script);
      const { data } = await tesseract.recognize(await withMargin(line), {}, { text: true });
      return { text: data.text.replace(DIRECTION_MARKS, '').trim(), score: data.confidence / 100 };
    },
  };
}

async function open(dir: string, script: Script): Promise<Worker> {
  const { createWorker, OEM } = await import('tesseract.js');
  // Data is read from the folder, never from where the library would look for it.
  const options = { langPath: dir, gzip: true, cacheMethod: 'none', errorHandler: () => undefined };
  const worker = await createWorker(script.data, OEM.LSTM_ONLY, options);
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
