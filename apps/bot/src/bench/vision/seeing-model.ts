import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensureModel, listModels } from '@hearth/inference';
import { cacheDir, root } from '../../config/paths.js';
import { installedPython } from './python.js';

/** A model to measure with. */
export interface SeeingModel {
  readonly dir: string;
  /** What it is, for the figure. */
  readonly about: string;
}

/**
 * The configured model if it sees, else one of random weights in real proportions, made at the first time.
 * @throws Error when it cannot be made
 */
export async function seeingModel(config: {
  readonly model: string;
  readonly modelsDir: string;
}): Promise<SeeingModel> {
  const { model: id, modelsDir } = config;
  const chosen = (await listModels({ modelsDir })).find((model) => model.id === id);
  if (chosen?.kind === 'vision') return { dir: (await ensureModel({ id, modelsDir })).dir, about: id };
  const dir = join(cacheDir(), 'hearth', 'bench', 'synthetic-vision-1');
  if (!existsSync(dir)) {
    const made = `${dir}.new`;
    await rm(made, { recursive: true, force: true });
    const script = join(root, 'apps/bot/src/bench/vision/synthetic_model.py');
    await promisify(execFile)(await installedPython(), [script, made]);
    await rename(made, dir);
  }
  return {
    dir,
    about: 'a model of random weights: encoder 86 million, decoder 46 million, a picture is up to 256 tokens',
  };
}
