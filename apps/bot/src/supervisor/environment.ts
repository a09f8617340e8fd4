import { resolve } from 'node:path';
import { valueAt } from '../config/load.js';
import type { Config } from '../config/schema.js';
import { settings } from '../config/settings.js';
import { runFilePath } from './run-file.js';

/** The program as its children are started: without the set-up, which has been. */
export const entry = resolve(import.meta.dirname, '../../dist/cli/entry.js');

/**
 * Environment of the children: every setting by name, so that a role started again later works by the same configuration
 * as the others, whatever has become of the file.
 */
export function childEnv(config: Config): NodeJS.ProcessEnv {
  const values = settings.map(({ env, path }) => [env, String(valueAt(config, path))]);
  return { ...process.env, ...Object.fromEntries(values), HEARTH_RUN_FILE: runFilePath(config.dataDir) };
}
