import type { Engine } from '@hearth/inference';
import type { ToolChooser } from '../chooser.js';
import { classify } from './classifier.js';
import { featuresOf } from './features.js';
import { embeddingOf } from './embeddings.js';
import { ensureProbe } from './ensure.js';
import type { Probe } from './probe.js';
import { TOOL_TASK } from './task.js';
import type { ProbeProgress } from './train.js';

/** Chooses tools by a linear probe on the engine's hidden states of the message. */
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

/** The chooser for the model of a folder: its stored probe, or one that is trained now and stored. */
export async function ensureProbeChooser(
  engine: Engine,
  modelDir: string,
  onProgress?: (progress: ProbeProgress) => void,
  signal?: AbortSignal,
): Promise<ToolChooser> {
  return createProbeChooser(engine, await ensureProbe(engine, modelDir, TOOL_TASK, onProgress, signal));
}
