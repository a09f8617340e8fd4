import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import type { Config } from '../config/schema.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC = ['Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

/** Path of the browser: the configured one, or the first that is installed. Undefined: there is none. */
export function findChromium(configured: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (configured) return existsSync(configured) ? configured : undefined;
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...MAC].find((path) =>
    existsSync(path),
  );
}

/** Whether a personal number is simulated beside the other platforms: its page needs a real browser. */
export function simulatesNumber({ simulator, whatsappWeb }: Pick<Config, 'simulator' | 'whatsappWeb'>): boolean {
  return simulator && whatsappWeb.simulate && findChromium(whatsappWeb.chromium) !== undefined;
}
