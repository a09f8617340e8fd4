import { hostname } from 'node:os';
import { DelayedError, Worker } from 'bullmq';
import type { Job } from 'bullmq';
import { PREFIX } from '../queue/keys.js';
import { RECOVERY, workerOptions } from '../queue/recovery.js';
import type { Recovery } from '../queue/recovery.js';
import { Sweeper } from '../queue/sweeper.js';
import { QUEUES } from '../queue/wake.js';
import type { WakeUp } from '../queue/wake.js';
import { describeError } from '../runtime/log.js';
import { queuesOver } from '../runtime/runtime.js';
import type { RoleHandle, Runtime } from '../runtime/runtime.js';
import { shareMetrics } from '../runtime/share-metrics.js';
import { Delivery } from './delivery.js';
import { resumeStopped } from './resume.js';

/** Conversations served at once; each waits for the platform most of the time. */
const CONCURRENCY = 32;

/** Delivers what is in the outboxes, and finds out what became of sends whose answer was lost. */
export async function startSender(
  runtime: Runtime,
  { recovery = RECOVERY }: { recovery?: Recovery } = {},
): Promise<RoleHandle> {
  const { config, connections, log, metrics, patientRedis: redis } = runtime;
  const queues = queuesOver(redis, config);
  const delivery = new Delivery({
    connectors: runtime.connectors,
    conversations: runtime.conversations(),
    log,
    media: runtime.media,
    metrics,
    outbox: queues.outbox,
    redis,
  });
  const worker = new Worker<WakeUp>(
    QUEUES.send,
    async (job: Job<WakeUp>, token) => {
      const ms = await delivery.run(job.data.conversation);
      if (ms === 0) return;
      // The whole conversation waits: delaying single bubbles would reorder them.
      await job.moveToDelayed(Date.now() + ms, token);
      throw new DelayedError();
    },
    { connection: connections.patient(), prefix: PREFIX, concurrency: CONCURRENCY, ...workerOptions(recovery) },
  );
  worker.on('error', (error) => log.warn({ queue: worker.name, error: describeError(error) }, 'queue worker'));
  worker.on('failed', (_job, error) =>
    log.warn({ queue: worker.name, error: describeError(error) }, 'delivery failed; it is tried again'),
  );
  worker.on('stalled', () => metrics.stalledJobs.inc({ queue: worker.name }));
  await resumeStopped(redis, runtime.connectors, queues.wakes);
  const sweeper = new Sweeper(redis, queues.wakes, log);
  sweeper.start();
  const endSharing = shareMetrics(redis, metrics, `sender-${hostname()}-${process.pid}`, () => Promise.resolve());
  await worker.waitUntilReady();
  log.info({ concurrency: CONCURRENCY }, 'sender ready');
  return {
    close: async () => {
      endSharing();
      await Promise.all([worker.close(), sweeper.close()]);
      await queues.wakes.close();
    },
  };
}
