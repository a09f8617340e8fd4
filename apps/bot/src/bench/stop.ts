import { ensureModel } from '@hearth/inference';
import { loadConfig } from '../config/load.js';
import { quantile } from './quantile.js';
import { figure, type BenchChoice, type BenchOptions, type Figure } from './report.js';
import { TwoWorkers } from './stop/two-workers.js';

const STOPS = 10;
const GOAL_MS = 200;

export const takes: readonly (keyof BenchChoice)[] = ['model'];

/**
 * From a person's "stop" to the end of the last row, while agents write drafts of their turn at two workers: webhook, queue, Redis and
 * engines are real ones. Both engines share this machine.
 */
export async function run({ say, choice }: BenchOptions): Promise<Figure[]> {
  const config = loadConfig().config;
  const { dir, manifest } = await ensureModel({ id: choice.model ?? config.model, modelsDir: config.modelsDir });
  const workers = await TwoWorkers.start(dir);
  try {
    const times: number[] = [];
    for (let i = 0; i < STOPS; i++) {
      const { ms, rows } = await workers.stop();
      say(`${ms.toFixed(0)} ms for ${rows.join(' and ')} rows`);
      times.push(ms);
    }
    const detail = `${STOPS} stops, two workers, ${manifest.id}`;
    return [
      figure('stop.p50', quantile(times, 0.5), 'ms', { goal: GOAL_MS, direction: 'min', detail }),
      figure('stop.max', quantile(times, 1), 'ms', { direction: 'min', detail }),
    ];
  } finally {
    await workers.close();
  }
}
