import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The clone: this file lies in `apps/bot/{src,dist}/config`. */
export const root = resolve(import.meta.dirname, '../../../..');

/** Cache folder of this user by the custom of the system (XDG base directories, Apple's and Microsoft's guides). */
export function cacheDir(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (env['XDG_CACHE_HOME']) return env['XDG_CACHE_HOME'];
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  if (platform === 'win32' && env['LOCALAPPDATA']) return env['LOCALAPPDATA'];
  return join(homedir(), '.cache');
}
