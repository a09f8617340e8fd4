import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { z } from 'zod';
import type { ProbeTask } from './task.js';

/** A message and the class it belongs to. */
export interface Example {
  readonly text: string;
  readonly label: string;
}

export interface ExampleSet {
  readonly examples: readonly Example[];
  /** Changes with every word of the examples. */
  readonly version: string;
}

/** All examples of a folder of JSON Lines files, whose class is under `label`. @throws Error when a line is not an example. */
export async function readExamples({
  examples: folder,
  label,
}: Pick<ProbeTask, 'examples' | 'label'>): Promise<ExampleSet> {
  const example = z.object({ text: z.string().min(1), [label]: z.string().min(1) });
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  const lines = texts.flatMap((text) => text.split('\n').filter((line) => line.trim() !== ''));
  return {
    examples: lines.map((line) => {
      const read = example.parse(JSON.parse(line)) as Record<string, string>;
      return { text: read['text']!, label: read[label]! };
    }),
    version: createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16),
  };
}
