import { homedir } from 'node:os';
import { join } from 'node:path';
import { ensureModel } from '@hearth/inference';
import type { ReadyModel } from '@hearth/inference';

/** The same folder as the program's default, so that the models of a machine are fetched once for use and tests together. */
export const testModelsDir: string =
  process.env.HEARTH_MODELS_DIR ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'hearth', 'models');

/** A model of the catalogue, fetched at the first call on a machine. Give the test a time limit that allows for it. */
export function testModel(id: string): Promise<ReadyModel> {
  return ensureModel({ id, modelsDir: testModelsDir });
}

/** Milliseconds for fetching and importing a model over a slow line. */
export const FETCH_LIMIT_MS = 600_000;
