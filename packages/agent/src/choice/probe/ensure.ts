import type { Engine } from '@hearth/inference';
import { loadProbe, saveProbe } from './probe.js';
import type { Probe } from './probe.js';
import type { ProbeTask } from './task.js';
import { trainProbe } from './train.js';
import type { ProbeProgress } from './train.js';

/** The probe for the model of a folder: the stored one, or one that is trained now (seconds to a minute) and stored. */
export async function ensureProbe(
  engine: Engine,
  modelDir: string,
  task: ProbeTask,
  onProgress?: (progress: ProbeProgress) => void,
  signal?: AbortSignal,
): Promise<Probe> {
  const stored = await loadProbe(modelDir, engine, task);
  if (stored) return stored;
  const probe = await trainProbe(engine, task, onProgress, signal);
  await saveProbe(modelDir, probe, task);
  return probe;
}
