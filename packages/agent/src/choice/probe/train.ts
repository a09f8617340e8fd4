import type { Engine } from '@hearth/inference';
import { fitClassifier } from './classifier.js';
import { readExamples } from './examples.js';
import { featuresOf, fitScaling } from './features.js';
import type { Probe } from './probe.js';
import type { ProbeTask } from './task.js';

/** Weight of the examples against small weights; measured best of 1 to 100. */
const C = 30;
/** Texts embedded at once: the engine batches what it can. */
const AT_ONCE = 4;

export interface ProbeProgress {
  readonly done: number;
  readonly total: number;
}

/** Learns a task from its examples on the engine's hidden states. @throws the signal's reason when aborted. */
export async function trainProbe(
  engine: Engine,
  task: ProbeTask,
  onProgress: (progress: ProbeProgress) => void = () => {},
  signal?: AbortSignal,
): Promise<Probe> {
  const { examples, version } = await readExamples(task);
  const hidden: Float32Array[] = [];
  for (let i = 0; i < examples.length; i += AT_ONCE) {
    const batch = examples.slice(i, i + AT_ONCE);
    hidden.push(...(await Promise.all(batch.map(({ text }) => engine.embed(text, signal)))));
    onProgress({ done: hidden.length, total: examples.length });
  }
  const classes = [...new Set(examples.map(({ label }) => label))].sort();
  const scaling = fitScaling(hidden);
  const rows = hidden.map((state) => featuresOf(state, scaling));
  const labels = examples.map(({ label }) => classes.indexOf(label));
  return {
    format: 1,
    model: engine.model.id,
    examples: version,
    classes,
    scaling,
    ...fitClassifier(rows, labels, classes.length, C),
  };
}
