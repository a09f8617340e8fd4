import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheDir } from '../../config/paths.js';

export const TRANSFORMERS_VERSION = '5.23.0';
const PACKAGES = [
  'torch==2.13.0',
  'torchvision',
  `transformers==${TRANSFORMERS_VERSION}`,
  'onnx==1.23.2',
  'pillow==11.3.0',
];
/** Milliseconds for fetching all of that over a slow line. */
const INSTALL_MS = 30 * 60_000;

/**
 * A Python with `transformers` in a virtual environment in the cache folder, made at the first time: some hundred megabytes.
 * @throws Error when there is no Python, or the packages cannot be had
 */
export async function installedPython(): Promise<string> {
  const folder = join(cacheDir(), 'hearth', 'bench', `transformers-${TRANSFORMERS_VERSION}`);
  const python = join(folder, 'bin', 'python');
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return python;
  await mkdir(join(folder, '..'), { recursive: true });
  const run = promisify(execFile);
  await run('python3', ['-m', 'venv', folder]);
  const flags = ['--quiet', '--disable-pip-version-check'];
  await run(python, ['-m', 'pip', 'install', ...flags, ...PACKAGES], { timeout: INSTALL_MS });
  await writeFile(complete, '');
  return python;
}
