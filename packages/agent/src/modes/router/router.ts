import type { Engine } from '@hearth/inference';
import { classify } from '../../choice/probe/classifier.js';
import { embeddingOf } from '../../choice/probe/embeddings.js';
import { featuresOf } from '../../choice/probe/features.js';
import type { Probe } from '../../choice/probe/probe.js';
import { MODES } from '../types.js';
import type { Mode } from '../types.js';

/** Says how much thought a message deserves that does not say it itself. */
export interface ModeRouter {
  /** @throws the signal's reason when aborted */
  route(text: string, signal?: AbortSignal): Promise<Route>;
}

/** Where a message goes. */
export interface Route {
  readonly mode: Mode;
  /** A slower mode that is likelier than any other, but not likely enough to make somebody wait unasked. */
  readonly perhaps?: Exclude<Mode, 'instant'>;
}

/** From here on a slower mode is taken: somebody who waits without need is worse off than somebody who has to ask again. */
const SURE: Readonly<Record<Mode, number>> = { instant: 0, thinking: 0.6, contemplating: 0.7 };

/** Routes by a linear probe (see ensureProbes) on the engine's hidden states of the message. */
export function createModeRouter(engine: Engine, probe: Probe): ModeRouter {
  return {
    async route(text, cancel) {
      const hidden = await embeddingOf(engine, text, cancel);
      const likely = classify(probe, featuresOf(hidden, probe.scaling));
      const probability = (mode: Mode) => likely[probe.classes.indexOf(mode)] ?? 0;
      const best = MODES.reduce((a, b) => (probability(b) > probability(a) ? b : a));
      if (best === 'instant' || probability(best) >= SURE[best]) return { mode: best };
      return { mode: 'instant', perhaps: best };
    },
  };
}
