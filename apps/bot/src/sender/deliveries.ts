import { DelayedError, Worker } from 'bullmq';
import type { Job } from 'bullmq';
import { PREFIX } from '../queue/keys.js';
import { workerOptions, type Recovery } from '../queue/recovery.js';
import type { WakeUp } from '../queue/wake.js';
import { describeError } from '../runtime/log.js';
import type { Runtime } from '../runtime/runtime.js';
import type { Delivery } from './delivery.js';

/** Works one queue of deliveries. */
export interface Deliveries {
  /** Begins no delivery until {@link resume}. What is under way goes on. */
  pause(): void;
  /** Goes on after {@link pause}, or begins. */
  resume(): void;
  /** Resolves when it takes deliveries. */
  ready(): Promise<void>;

  close(): Promise<void>;
}

/** Takes deliveries from a queue: a conversation that must wait goes back with its delay. */
export function startDeliveries(
  { connections, log, metrics }: Runtime,
  options: {
    readonly queue: string;
    readonly delivery: Delivery;
    readonly recovery: Recovery;
    /** Conversations served at once. */
    readonly concurrency: number;
    readonly paused?: boolean;
  },
): Deliveries {
  const { queue, delivery, recovery, concurrency, paused = false } = options;
  const worker = new Worker<WakeUp>(
    queue,
    async (job: Job<WakeUp>, token) => {
      const ms = await delivery.run(job.data.conversation);
      if (ms === 0) return;
      // The whole conversation waits: delaying single bubbles would reorder them.
      await job.moveToDelayed(Date.now() + ms, token);
      throw new DelayedError();
    },
    { connection: connections.patient(), prefix: PREFIX, concurrency, autorun: !paused, ...workerOptions(recovery) },
  );
  worker.on('error', (error) => log.warn({ queue, error: describeError(error) }, 'queue worker'));
  worker.on('failed', (_job, error) =>
    log.warn({ queue, error: describeError(error) }, 'delivery failed; it is tried again'),
  );
  worker.on('stalled', () => metrics.stalledJobs.inc({ queue }));
  let begun = !paused;
  return {
    pause: () => {
      if (begun) void worker.pause(true);
    },
    resume: () => {
      if (begun) return void worker.resume();
      begun = true;
      void worker.run().catch((error: unknown) => log.error({ queue, error: describeError(error) }, 'queue worker'));
    },
    ready: async () => {
      await worker.waitUntilReady();
    },
    close: () => worker.close(),
  };
}
