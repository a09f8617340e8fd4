import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { root } from '../../config/paths.js';

/** Written items of a suite, one JSON object a line. @throws ZodError for a line that is none */
export function readItems<T>(suite: string, schema: z.ZodType<T>): T[] {
  const file = join(root, 'packages/agent/eval', suite, 'items.jsonl');
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => schema.parse(JSON.parse(line)));
}

/** So many of the items, spread over all of them: files have one language after the other. */
export function spread<T>(items: readonly T[], count: number): T[] {
  const taken = Math.min(count, items.length);
  return Array.from({ length: taken }, (_, i) => items[Math.floor((i * items.length) / taken)]!);
}
