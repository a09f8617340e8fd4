import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OBJECT_MODEL } from '../models/catalogue.js';
import { findRunnable } from '../models/store/added.js';
import { haveSizes, readChecksums, writeChecksums } from '../models/store/checksums.js';
import { fetchEntry } from '../models/store/fetch-entry.js';
import type { InstallOptions } from '../models/store/fetch-entry.js';
import { layout } from '../models/store/layout.js';
import { lockEntry } from '../models/store/lock-entry.js';
import { putInPlace } from '../models/store/put-in-place.js';
import { convertGraphModel } from './import/convert.js';
import { readGraphModel } from './import/graph-model.js';
import { INPUT, OUTPUTS } from './nanodet/detector.js';

/** The converted detector; another number for another conversion, so that an old one is not taken for it. */
export const DETECTOR_FILE = 'nanodet-1.onnx';

/**
 * The folder for `createObjectFinder`, after fetching and converting the detector if it is not there.
 * @throws NoSourceError, DiskFullError, ImportError, or the signal's reason
 */
export async function ensureDetector(options: InstallOptions): Promise<{ readonly dir: string }> {
  const { modelsDir } = options;
  const dir = layout.model(modelsDir, OBJECT_MODEL);
  if (await isReady(dir)) return { dir };
  await lockEntry(OBJECT_MODEL, options, async () => {
    if (await isReady(dir)) return;
    await fetchEntry(await findRunnable(modelsDir, OBJECT_MODEL, 'objects'), options);
    await convert(layout.files(modelsDir, OBJECT_MODEL), dir);
  });
  return { dir };
}

async function isReady(dir: string): Promise<boolean> {
  const checksums = await readChecksums(dir).catch(() => ({}));
  return DETECTOR_FILE in checksums && (await haveSizes(dir, checksums));
}

async function convert(filesDir: string, dir: string): Promise<void> {
  const topology = await readFile(join(filesDir, 'nanodet.json'), 'utf8');
  const model = readGraphModel(topology, await readFile(join(filesDir, 'nanodet.bin')));
  const bytes = convertGraphModel(model, { input: INPUT, outputs: OUTPUTS });
  const made = `${dir}.new`;
  await rm(made, { recursive: true, force: true });
  await mkdir(made);
  await writeFile(join(made, DETECTOR_FILE), bytes, { flush: true });
  await writeChecksums(made);
  await putInPlace(made, dir);
}
