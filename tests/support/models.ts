import { homedir } from 'node:os';
import { join } from 'node:path';
import { ensureModel } from '@hearth/inference';
import type { ModelManifest, ReadyModel } from '@hearth/inference';

/** The same folder as the program's default, so that the models of a machine are fetched once for use and tests together. */
export const testModelsDir: string =
  process.env.HEARTH_MODELS_DIR ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'hearth', 'models');

/** A text model of the catalogue, fetched at the first call on a machine. Give the test a time limit that allows for it. */
export async function testModel(id: string): Promise<ReadyModel & { readonly manifest: ModelManifest }> {
  const { dir, manifest, why } = await ensureModel({ id, modelsDir: testModelsDir });
  if (manifest.kind !== 'chat') throw new Error(`${id} is no text model`);
  return { dir, manifest, why };
}

/** Milliseconds for fetching and importing a model over a slow line. */
export const FETCH_LIMIT_MS = 600_000;
