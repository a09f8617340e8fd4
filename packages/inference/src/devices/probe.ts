import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { compiledFile } from '../engine/thread/compiled-file.js';

/** Loading a graphics driver for the first time may take some seconds. */
const LIMIT_MS = 60_000;

/**
 * Tries an execution provider in a process of its own: a driver that is out of order may end the process it is loaded into.
 * @returns undefined when it works, else what onnxruntime and the driver said
 */
export async function probe(provider: 'webgpu' | 'cuda'): Promise<string | undefined> {
  try {
    const file = compiledFile(new URL('./probe-process.js', import.meta.url));
    await promisify(execFile)(process.execPath, [file, provider], { timeout: LIMIT_MS });
    return undefined;
  } catch (error) {
    const {
      stderr = '',
      killed,
      signal,
      message,
    } = error as Error & {
      stderr?: string;
      killed?: boolean;
      signal?: string;
    };
    if (killed) return `no answer within ${LIMIT_MS / 1000} s\n${stderr}`;
    return [signal && `ended by ${signal}`, stderr || message].filter(Boolean).join('\n');
  }
}
