import type { Engine } from '@hearth/inference';
import type { ToolChooser } from '../chooser.js';
import { classify } from './classifier.js';
import { featuresOf } from './features.js';
import type { ProbeProgress } from './train.js';
import { trainProbe } from './train.js';
import { loadProbe, saveProbe } from './probe.js';
import type { Probe } from './probe.js';

/** Characters of a text that are embedded: what is asked for shows early, and a long text must not cost seconds. */
const TEXT_CHARS = 400;

/** Chooses tools by a linear probe on the engine's hidden states of the message. */
export function createProbeChooser(engine: Engine, probe: Probe): ToolChooser {
  return {
    async choose(text, signal) {
      const hidden = await engine.embed(text.slice(0, TEXT_CHARS).toWellFormed(), signal);
      const probabilities = classify(probe, featuresOf(hidden, probe.scaling));
      return probe.classes
        .map((tool, i) => ({ tool, probability: probabilities[i]! }))
        .sort((a, b) => b.probability - a.probability);
    },
  };
}

/** The chooser for the model of a folder: its stored probe, or one that is trained now (seconds to a minute) and stored. */
export async function ensureProbeChooser(
  engine: Engine,
  modelDir: string,
  onProgress?: (progress: ProbeProgress) => void,
  signal?: AbortSignal,
): Promise<ToolChooser> {
  let probe = await loadProbe(modelDir, engine);
  if (!probe) {
    probe = await trainProbe(engine, onProgress, signal);
    await saveProbe(modelDir, probe);
  }
  return createProbeChooser(engine, probe);
}
