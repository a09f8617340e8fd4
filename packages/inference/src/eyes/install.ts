import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../graph/import/atomic.js';
import { OBJECT_MODEL } from '../models/catalogue.js';
import { ensureFiles } from '../models/ensure-files.js';
import type { InstallOptions } from '../models/store/fetch-entry.js';
import { layout } from '../models/store/layout.js';
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
  const dir = layout.model(options.modelsDir, OBJECT_MODEL);
  const target = join(dir, DETECTOR_FILE);
  if (await isFile(target)) return { dir };
  const { files } = await ensureFiles({ ...options, id: OBJECT_MODEL });
  const model = readGraphModel(await readFile(files['nanodet.json']!, 'utf8'), await readFile(files['nanodet.bin']!));
  const bytes = convertGraphModel(model, { input: INPUT, outputs: OUTPUTS });
  await mkdir(dir, { recursive: true });
  await writeAtomically(target, async (file) => {
    await file.writeFile(bytes);
  });
  return { dir };
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => info.isFile(),
    () => false,
  );
}
