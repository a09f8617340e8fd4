import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelInfo } from '@hearth/inference';
import { z } from 'zod';
import type { ProbeTask } from './task.js';

/** What was learnt for one task and one model, as it is stored beside the model. */
const probeSchema = z.object({
  format: z.literal(1),
  /** Id of the model whose hidden states it reads. */
  model: z.string(),
  /** Version of the examples it was learnt from. */
  examples: z.string(),
  classes: z.array(z.string()).min(2),
  scaling: z.object({ mean: z.array(z.number()), scale: z.array(z.number()) }),
  weights: z.array(z.array(z.number())),
  bias: z.array(z.number()),
});
export type Probe = z.infer<typeof probeSchema>;

/** Digits kept of each number: more change no choice. */
const DIGITS = 6;

/** The stored probe of a model's folder; undefined when there is none, or one for another model or other examples than of this version. */
export async function loadProbe(
  modelDir: string,
  { id, hiddenSize }: Pick<ModelInfo, 'id' | 'hiddenSize'>,
  task: ProbeTask,
  version: string,
): Promise<Probe | undefined> {
  let text: string;
  try {
    text = await readFile(join(modelDir, task.file), 'utf8');
  } catch {
    return undefined;
  }
  const parsed = probeSchema.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const probe = parsed.data;
  const fits =
    probe.model === id &&
    probe.examples === version &&
    probe.scaling.mean.length === hiddenSize &&
    probe.weights.length === probe.classes.length;
  return fits ? probe : undefined;
}

/** Writes the probe into a model's folder, whole or not at all. */
export async function saveProbe(modelDir: string, probe: Probe, task: ProbeTask): Promise<void> {
  const file = join(modelDir, task.file);
  const part = `${file}.${process.pid}.part`;
  await writeFile(
    part,
    JSON.stringify(probe, (_, v: unknown) => (typeof v === 'number' ? Number(v.toPrecision(DIGITS)) : v)),
  );
  await rename(part, file);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
