import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const GOLDENS = new URL('../../../goldens/', import.meta.url);

/** Path of a golden file; the script that made them lies beside them. */
export function goldenPath(name: string): string {
  return fileURLToPath(new URL(name, GOLDENS));
}

export async function readGolden<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(goldenPath(name), 'utf8')) as T;
}
