import { join } from 'node:path';
import { MANIFEST_FILE } from '../manifest.js';

/**
 * The models folder:
 *
 * ```
 * <id>/files/<name>          original file, complete and checked (else <name>.part beside it)
 * <id>/packages/             archives on the way
 * <id>/model/                what the engine loads; its manifest is written last (of a model that sees: <id>/files/)
 * incoming/<name>            files brought by hand; those of a model that sees in incoming/<id>/
 * added.json                 entries added by the operator
 * <id>.lock                  held while one process works on <id>
 * ```
 */
export const layout = {
  folder: (modelsDir: string, id: string) => join(modelsDir, id),
  files: (modelsDir: string, id: string) => join(modelsDir, id, 'files'),
  packages: (modelsDir: string, id: string) => join(modelsDir, id, 'packages'),
  model: (modelsDir: string, id: string) => join(modelsDir, id, 'model'),
  manifest: (modelsDir: string, id: string) => join(modelsDir, id, 'model', MANIFEST_FILE),
  incoming: (modelsDir: string) => join(modelsDir, 'incoming'),
  added: (modelsDir: string) => join(modelsDir, 'added.json'),
  lock: (modelsDir: string, id: string) => join(modelsDir, `${id}.lock`),
} as const;
