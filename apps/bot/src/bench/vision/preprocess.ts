import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadVisionModel } from '@hearth/inference';
import type { VisionModel } from '@hearth/inference';
import { figure, type Figure } from '../report.js';
import { CONFIGS, PROCESSORS } from './processors.js';
import { TRANSFORMERS_VERSION } from './python.js';
import { startTransformers } from './transformers.js';
import type { Transformers } from './transformers.js';

const ROUNDS = 7;
const GOAL = 1;

/**
 * From a picture's file to tensors, as the catalogue's models that see take it, divided by the same with the fast processors of
 * `transformers`; both take turns, so that what else the machine does meanwhile hits both. Nothing when those cannot be installed.
 */
export async function preprocessFigures(picture: Buffer, say: (line: string) => void): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hearth-preprocess-'));
  try {
    say(`transformers ${TRANSFORMERS_VERSION} to compare with: at the first time some hundred megabytes are fetched`);
    const peer = await startTransformers(PROCESSORS, folder).catch((error: unknown) => {
      say(`vision.preprocess is left out, as transformers cannot be installed: ${(error as Error).message}`);
    });
    if (!peer) return [];
    try {
      return await compare(peer, picture, folder, say);
    } finally {
      peer.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(
  peer: Transformers,
  picture: Buffer,
  folder: string,
  say: (line: string) => void,
): Promise<Figure[]> {
  const file = join(folder, 'photo.jpg');
  await writeFile(file, picture);
  const ratios: { modelType: string; ratio: number }[] = [];
  for (const modelType of Object.keys(PROCESSORS)) {
    const model = await processorOf(modelType, folder);
    const times = { own: [] as number[], theirs: [] as number[] };
    for (let round = 0; round <= ROUNDS; round++) {
      const began = performance.now();
      await model.prepare(picture);
      const own = performance.now() - began;
      const theirs = await peer.prepare(modelType, file);
      // The first one warms up.
      if (round === 0) continue;
      times.own.push(own);
      times.theirs.push(theirs);
    }
    // The fastest of each is the one that the machine's other work disturbed least.
    const [own, theirs] = [Math.min(...times.own), Math.min(...times.theirs)];
    say(`${modelType}: ${own.toFixed(0)} ms, transformers ${theirs.toFixed(0)} ms`);
    ratios.push({ modelType, ratio: own / theirs });
  }
  const worst = ratios.reduce((most, one) => (one.ratio > most.ratio ? one : most));
  const detail = `a JPEG of 12 megapixels; the worst of ${ratios.map(({ modelType }) => modelType).join(', ')}: ${worst.modelType}`;
  return [
    figure('vision.preprocess', worst.ratio, '× transformers', { goal: GOAL, direction: 'min', detail }),
    ...ratios.map(({ modelType, ratio }) =>
      figure(`vision.preprocess.${modelType}`, ratio, '× transformers', { direction: 'min' }),
    ),
  ];
}

/** A family's way with pictures, without a model. */
async function processorOf(modelType: string, folder: string): Promise<VisionModel> {
  const dir = join(folder, modelType);
  await mkdir(dir);
  await writeFile(join(dir, 'config.json'), JSON.stringify({ model_type: modelType, ...CONFIGS[modelType] }));
  await writeFile(join(dir, 'preprocessor_config.json'), JSON.stringify(PROCESSORS[modelType]));
  return loadVisionModel({ dir, encode: () => [0] });
}
