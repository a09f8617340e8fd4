import { hostname } from 'node:os';
import { RECOVERY } from '../queue/recovery.js';
import type { Recovery } from '../queue/recovery.js';
import { take } from '../queue/rate-limit.js';
import { Sweeper } from '../queue/sweeper.js';
import { QUEUES } from '../queue/wake.js';
import { queuesOver } from '../runtime/runtime.js';
import type { RoleHandle, Runtime } from '../runtime/runtime.js';
import { shareMetrics } from '../runtime/share-metrics.js';
import { startDeliveries } from './deliveries.js';
import { Delivery } from './delivery.js';
import { limitsFor } from './limits.js';
import { reconcile } from './reconcile.js';
import { resumeStopped } from './resume.js';

/** Conversations served at once; each waits for the platform most of the time. */
const CONCURRENCY = 32;

/** Delivers what is in the outboxes, and finds out what became of sends whose answer was lost. */
export async function startSender(
  runtime: Runtime,
  { recovery = RECOVERY }: { recovery?: Recovery } = {},
): Promise<RoleHandle> {
  const { config, log, metrics, patientRedis: redis } = runtime;
  const queues = queuesOver(redis, config);
  const delivery = new Delivery({
    connectors: runtime.connectors,
    conversations: runtime.conversations(),
    log,
    media: runtime.media,
    metrics,
    outbox: queues.outbox,
    redis,
    limit: (item) => take(redis, limitsFor(item)),
    reconcile: async (connector, item) => ({ mid: await reconcile(queues.outbox, connector, item.outId) }),
  });
  const deliveries = startDeliveries(runtime, { queue: QUEUES.send, delivery, recovery, concurrency: CONCURRENCY });
  await resumeStopped(redis, runtime.connectors, queues.wakes);
  const sweeper = new Sweeper(redis, queues.wakes, log);
  sweeper.start();
  const endSharing = shareMetrics(redis, metrics, `sender-${hostname()}-${process.pid}`, () => Promise.resolve());
  await deliveries.ready();
  log.info({ concurrency: CONCURRENCY }, 'sender ready');
  return {
    close: async () => {
      endSharing();
      await Promise.all([deliveries.close(), sweeper.close()]);
      await queues.wakes.close();
    },
  };
}
