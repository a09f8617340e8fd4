import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../config/paths.js';
import type { ProcessorSettings } from './processors.js';
import { installedPython } from './python.js';

/** The image processors of Python's `transformers`, in a process of their own. */
export interface Transformers {
  /** Milliseconds from the file to tensors. */
  prepare(modelType: string, picture: string): Promise<number>;
  close(): void;
}

/**
 * Starts them, installed if need be.
 * @param settings of each family, by model type
 * @throws Error when there is no Python, or the packages cannot be had
 */
export async function startTransformers(
  settings: Readonly<Record<string, ProcessorSettings>>,
  folder: string,
): Promise<Transformers> {
  const python = await installedPython();
  const file = join(folder, 'processors.json');
  await writeFile(file, JSON.stringify(settings));
  const script = join(root, 'apps/bot/src/bench/vision/fast_processors.py');
  const child = spawn(python, [script, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the image processors of transformers ended');
    return value;
  };
  await next();
  return {
    async prepare(modelType, picture) {
      child.stdin.write(`${modelType} ${picture}\n`);
      return Number(await next());
    },
    close: () => child.stdin.end(),
  };
}
