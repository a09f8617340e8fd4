import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporaryConfig } from '../cli/temporary-config.js';
import { loadConfig } from '../config/load.js';
import { startSystem } from '../supervisor/system.js';
import { quantile } from './quantile.js';
import { figure } from './report.js';
import type { BenchOptions, Figure } from './report.js';
import { sendWebhooks } from './webhook/load.js';

const PER_SECOND = 50;
const SECONDS = 20;
/** The first webhooks find cold code; they also give the engine something to do before the measurement begins. */
const WARM_UP = 100;
const GOAL_P99_MS = 10;

/**
 * From a webhook's call to its 200, while the engine answers what the webhooks bring: all roles run as they do for a user, with the
 * configured model, in a temporary data folder.
 */
export async function run({ say }: BenchOptions): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  try {
    const system = await startSystem({
      config: temporaryConfig(loadConfig().config, dataDir),
      worker: true,
      onEvent: (event) => event.type !== 'model' && say(event.text),
      signal: new AbortController().signal,
    });
    try {
      const account = system.run.simulator!.accounts.find(({ channel }) => channel === 'whatsapp-cloud')!;
      const target = { ...account, url: `${system.run.gatewayUrl}/webhooks/whatsapp-cloud` };
      say('the engine is given something to do');
      await sendWebhooks(target, PER_SECOND, WARM_UP);
      say(`${PER_SECOND} webhooks a second for ${SECONDS} s`);
      const acks = await sendWebhooks(target, PER_SECOND, PER_SECOND * SECONDS);
      return figures(
        acks.map(({ ms }) => ms),
        acks.filter(({ status }) => status !== 200).length,
      );
    } finally {
      await system.close();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function figures(times: readonly number[], refused: number): Figure[] {
  const detail = `${times.length} webhooks at ${PER_SECOND} a second while the engine generates`;
  return [
    figure('webhook.ack.p50', quantile(times, 0.5), 'ms', { direction: 'min', detail }),
    figure('webhook.ack.p99', quantile(times, 0.99), 'ms', { goal: GOAL_P99_MS, direction: 'min', detail }),
    figure('webhook.ack.max', quantile(times, 1), 'ms', { direction: 'min', detail }),
    figure('webhook.refused', refused, 'webhooks', {
      goal: 0,
      direction: 'min',
      detail: 'answered with anything but 200',
    }),
  ];
}
