import { z } from 'zod';
import type { KernelNumber } from './resample.js';
import type { Normalisation } from './tile.js';

const channels = z.array(z.number()).length(3);

/** The settings every family's image processor has; those left out are the class's own, see `transformers`. */
export function imageProcessorShape(defaults: { resample: KernelNumber; mean: number[]; std: number[] }) {
  return {
    resample: z.literal([1, 2, 3]).default(defaults.resample),
    rescale_factor: z
      .number()
      .positive()
      .default(1 / 255),
    image_mean: channels.default(defaults.mean),
    image_std: channels.default(defaults.std),
  };
}

export function normalisationOf(settings: {
  readonly rescale_factor: number;
  readonly image_mean: readonly number[];
  readonly image_std: readonly number[];
}): Normalisation {
  return { scale: settings.rescale_factor, mean: settings.image_mean, std: settings.image_std };
}
