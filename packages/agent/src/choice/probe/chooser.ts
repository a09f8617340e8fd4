import type { Engine } from '@hearth/inference';
import type { ToolChooser } from '../chooser.js';
import { classify } from './classifier.js';
import { featuresOf } from './features.js';
import { embeddingOf } from './embeddings.js';
import type { Probe } from './probe.js';

/** Chooses tools by a linear probe (see ensureProbes) on the engine's hidden states of the message. */
export function createProbeChooser(engine: Engine, probe: Probe): ToolChooser {
  return {
    async choose(text, signal) {
      const hidden = await embeddingOf(engine, text, signal);
      const probabilities = classify(probe, featuresOf(hidden, probe.scaling));
      return probe.classes
        .map((tool, i) => ({ tool, probability: probabilities[i]! }))
        .sort((a, b) => b.probability - a.probability);
    },
  };
}
