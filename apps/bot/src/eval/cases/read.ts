import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { root } from '../../config/paths.js';

/** Of a file, with `quick`. */
const QUICK_CASES = 2;

/**
 * The written cases of an evaluation, one JSON Lines file a kind: `packages/agent/eval/<name>/<kind>.jsonl`.
 * @throws Error when a line is none or an id comes twice.
 */
export function readCases<Case extends { readonly id: string }>(
  name: string,
  schema: z.ZodType<Case>,
  quick = false,
): (Case & { readonly kind: string })[] {
  const folder = join(root, 'packages/agent/eval', name);
  const cases = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .toSorted()
    .flatMap((file) => {
      const lines = readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean);
      return lines
        .slice(0, quick ? QUICK_CASES : undefined)
        .map((line) => ({ ...schema.parse(JSON.parse(line)), kind: file.slice(0, -'.jsonl'.length) }));
    });
  if (new Set(cases.map(({ id }) => id)).size < cases.length) throw new Error(`${name}: an id comes twice`);
  return cases;
}
