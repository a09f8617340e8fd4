import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { z } from 'zod';

/** A message and the tool it asks for; `none` when it asks for none. */
const example = z.object({ text: z.string().min(1), tool: z.string().min(1) });
export type Example = z.infer<typeof example>;

export interface ExampleSet {
  readonly examples: readonly Example[];
  /** Changes with every word of the examples. */
  readonly version: string;
}

/** The examples that the choice is learnt from, one file a language. The same path from the sources and from the build. */
export const EXAMPLES_DIR = new URL('../../../src/choice/examples/', import.meta.url);

/** All examples of a folder of JSON Lines files. @throws Error when a line is not an example. */
export async function readExamples(folder: URL): Promise<ExampleSet> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  const lines = texts.flatMap((text) => text.split('\n').filter((line) => line.trim() !== ''));
  return {
    examples: lines.map((line) => example.parse(JSON.parse(line))),
    version: createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16),
  };
}
