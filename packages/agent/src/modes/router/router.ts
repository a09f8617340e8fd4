import type { Engine } from '@hearth/inference';
import { classify } from '../../choice/probe/classifier.js';
import { embeddingOf } from '../../choice/probe/embeddings.js';
import { ensureProbe } from '../../choice/probe/ensure.js';
import { featuresOf } from '../../choice/probe/features.js';
import { MODE_TASK } from '../../choice/probe/task.js';
import type { ProbeProgress } from '../../choice/probe/train.js';
import { MODES } from '../types.js';
import type { Mode } from '../types.js';

/** Says how much thought a message deserves that does not say it itself. */
export interface ModeRouter {
  /** @throws the signal's reason when aborted */
  route(text: string, signal?: AbortSignal): Promise<Mode>;
}

/** From here on a slower mode is taken: somebody who waits without need is worse off than somebody who has to ask again. */
const SURE: Readonly<Record<Mode, number>> = { instant: 0, thinking: 0.6, contemplating: 0.7 };

/** The router for the model of a folder: a linear probe on its hidden states, stored, or trained now (seconds) and stored. */
export async function ensureModeRouter(
  engine: Engine,
  modelDir: string,
  onProgress?: (progress: ProbeProgress) => void,
  signal?: AbortSignal,
): Promise<ModeRouter> {
  const probe = await ensureProbe(engine, modelDir, MODE_TASK, onProgress, signal);
  return {
    async route(text, cancel) {
      const hidden = await embeddingOf(engine, text, cancel);
      const likely = classify(probe, featuresOf(hidden, probe.scaling));
      const probability = (mode: Mode) => likely[probe.classes.indexOf(mode)] ?? 0;
      const best = MODES.reduce((a, b) => (probability(b) > probability(a) ? b : a));
      return probability(best) >= SURE[best] ? best : 'instant';
    },
  };
}
