import { fitClassifier } from './classifier.js';
import type { ExampleSet } from './examples.js';
import { featuresOf, fitScaling } from './features.js';
import type { Probe } from './probe.js';

/** Weight of the examples against small weights; measured best of 1 to 100. */
const C = 30;

/**
 * Learns a task from its examples.
 * @param states the model's hidden states of their texts
 * @param model its id
 */
export function trainProbe(
  { examples, version }: ExampleSet,
  states: ReadonlyMap<string, Float32Array>,
  model: string,
): Probe {
  const hidden = examples.map(({ text }) => states.get(text)!);
  const classes = [...new Set(examples.map(({ label }) => label))].sort();
  const scaling = fitScaling(hidden);
  const rows = hidden.map((state) => featuresOf(state, scaling));
  const labels = examples.map(({ label }) => classes.indexOf(label));
  return { format: 1, model, examples: version, classes, scaling, ...fitClassifier(rows, labels, classes.length, C) };
}
