import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { VisionError } from '../family.js';

async function readJson(dir: string, name: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(dir, name), 'utf8'));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new VisionError(`${name} cannot be read: ${(cause as Error).message}`, { cause });
  }
}

function check<T>(schema: z.ZodType<T>, value: unknown, name: string): T {
  const { data, error } = schema.safeParse(value);
  if (error) throw new VisionError(`${name} does not fit:\n${z.prettifyError(error)}`, { cause: error });
  return data;
}

/** `config.json` of a model's folder. @throws VisionError */
export async function readConfig<T>(dir: string, schema: z.ZodType<T>): Promise<T> {
  const value = await readJson(dir, 'config.json');
  if (value === undefined) throw new VisionError('config.json is missing');
  return check(schema, value, 'config.json');
}

const nested = z.object({ image_processor: z.record(z.string(), z.unknown()) });

/**
 * How pictures are prepared: `preprocessor_config.json`, or the `image_processor` that newer folders keep in `processor_config.json`.
 * @throws VisionError
 */
export async function readImageProcessor<T>(dir: string, schema: z.ZodType<T>): Promise<T> {
  const own = await readJson(dir, 'preprocessor_config.json');
  if (own !== undefined) return check(schema, own, 'preprocessor_config.json');
  const shared = nested.safeParse(await readJson(dir, 'processor_config.json'));
  if (!shared.success) throw new VisionError('preprocessor_config.json is missing');
  return check(schema, shared.data.image_processor, 'processor_config.json');
}
