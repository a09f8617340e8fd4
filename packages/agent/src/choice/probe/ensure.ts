import { readStates } from '@hearth/inference';
import type { ReadStatesOptions } from '@hearth/inference';
import { readExamples } from './examples.js';
import { loadProbe, saveProbe } from './probe.js';
import type { Probe } from './probe.js';
import { MODE_TASK, TOOL_TASK } from './task.js';
import type { ProbeTask } from './task.js';
import { trainProbe } from './train.js';

/** Of one model. */
export interface Probes {
  readonly tools: Probe;
  readonly modes: Probe;
}

/**
 * The probes for the model of a folder: the stored ones, and those that are learnt now (seconds to a minute) and stored. The examples of
 * all of them are read together, before an engine needs the memory.
 * @throws as readStates
 */
export async function ensureProbes(
  options: ReadStatesOptions,
  states: typeof readStates = readStates,
): Promise<Probes> {
  const { dir, manifest } = options;
  const wanted = await Promise.all([TOOL_TASK, MODE_TASK].map((task) => findProbe(task, dir, manifest)));
  const texts = new Set(wanted.flatMap(({ stored, set }) => (stored ? [] : set.examples.map(({ text }) => text))));
  const read = texts.size > 0 ? await states([...texts], options) : [];
  const known = new Map([...texts].map((text, index) => [text, read[index]!]));
  const ready: Probe[] = [];
  for (const { task, set, stored } of wanted) {
    const probe = stored ?? trainProbe(set, known, manifest.id);
    if (!stored) await saveProbe(dir, probe, task);
    ready.push(probe);
  }
  const [tools, modes] = ready;
  return { tools: tools!, modes: modes! };
}

async function findProbe(task: ProbeTask, dir: string, manifest: ReadStatesOptions['manifest']) {
  const set = await readExamples(task);
  return { task, set, stored: await loadProbe(dir, manifest, task, set.version) };
}
