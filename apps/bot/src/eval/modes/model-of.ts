import type { BenchOptions } from '../../bench/report.js';

/** The model that an evaluation is asked for, and how the work on it is shown. */
export function modelOf({ choice, progress }: BenchOptions) {
  return {
    ...(choice.model !== undefined && { model: choice.model }),
    onProgress: ({ label, done, total }: { label: string; done: number; total: number }) =>
      progress(`${label}: ${Math.floor((100 * done) / (total || 1))} %`),
  };
}
