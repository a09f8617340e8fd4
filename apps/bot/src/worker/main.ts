import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Agent } from '@hearth/agent';
import type { Engine } from '@hearth/inference';
import { WaitingError, Worker } from 'bullmq';
import type { Job } from 'bullmq';
import { PREFIX } from '../queue/keys.js';
import { listen } from '../queue/notices.js';
import { RECOVERY, workerOptions } from '../queue/recovery.js';
import type { Recovery } from '../queue/recovery.js';
import { Sweeper } from '../queue/sweeper.js';
import { QUEUES } from '../queue/wake.js';
import type { MediaFetch, WakeUp } from '../queue/wake.js';
import { describeError } from '../runtime/log.js';
import { queuesOver } from '../runtime/runtime.js';
import type { RoleHandle, Runtime } from '../runtime/runtime.js';
import { shareMetrics } from '../runtime/share-metrics.js';
import { reportStoreOf } from '../store/folders.js';
import { Answerer } from './answerer.js';
import { Housekeeping } from './housekeeping.js';
import { measure } from './measure.js';
import { MediaResolver } from './media.js';
import { Offers } from './offers.js';
import { NOTE_AFTER_MS, ProgressNotes } from './progress-note.js';
import { BatchReader } from './read-batch.js';
import { RunningTurns } from './running.js';
import { Settler } from './settler.js';
import { TurnRunner } from './turn-runner.js';

const MEDIA_CONCURRENCY = 2;
/** At the end, turns that are nearly done may finish; then the others go back to the queue. */
const CLOSE_GRACE_MS = 300;

/** Answers: runs turns on the engine, `turn.slots` at a time. The model must be loaded before: nothing may block this thread. */
export async function startWorker(
  runtime: Runtime,
  options: {
    readonly engine: Pick<Engine, 'stats'>;
    readonly agent: Agent;
    readonly recovery?: Recovery;
    /** Milliseconds of waiting after which a person gets a note. */
    readonly noteAfterMs?: number;
  },
): Promise<RoleHandle> {
  const { engine, agent, recovery = RECOVERY, noteAfterMs = NOTE_AFTER_MS } = options;
  const { config, log, metrics, connections, patientRedis: redis } = runtime;
  const queues = queuesOver(redis, config);
  const conversations = runtime.conversations();
  const running = new RunningTurns();
  const media = new MediaResolver({ redis, store: runtime.media, limits: config.media, log, metrics });
  const offers = new Offers(redis, config.modes.offer);
  const runner = new TurnRunner({
    answerer: new Answerer(
      agent,
      conversations,
      runtime.media,
      new ProgressNotes(queues, log, noteAfterMs),
      offers,
      config,
    ),
    connectors: runtime.connectors,
    log,
    metrics,
    queues,
    reader: new BatchReader(conversations, media),
    running,
    settler: new Settler(queues, redis, conversations),
    timeoutMs: config.turn.timeoutMs,
  });
  await listen(connections.patient(), (notice) => running.hear(notice));

  const common = { connection: connections.patient(), prefix: PREFIX, ...workerOptions(recovery) };
  const turns = new Worker<WakeUp>(
    QUEUES.turn,
    async (job: Job<WakeUp>, token, signal) => {
      if ((await runner.run(job.data.conversation, signal)) === 'done') return;
      await job.moveToWait(token);
      throw new WaitingError();
    },
    { ...common, concurrency: config.turn.slots },
  );
  const fetches = new Worker<MediaFetch>(
    QUEUES.media,
    async ({ data }) => {
      const connector = runtime.connectors.onChannel(data.channel).find(({ account }) => account === data.account);
      if (connector) await media.prefetch(connector, data.media);
    },
    { ...common, concurrency: MEDIA_CONCURRENCY },
  );
  for (const worker of [turns, fetches]) {
    worker.on('error', (error) => log.warn({ queue: worker.name, error: describeError(error) }, 'queue worker'));
    worker.on('stalled', () => metrics.stalledJobs.inc({ queue: worker.name }));
    worker.on('lockRenewalFailed', (jobs) => {
      metrics.lostLocks.inc({ queue: worker.name }, jobs.length);
      for (const id of jobs) worker.cancelJob(id, 'lock lost');
    });
  }
  const sweeper = new Sweeper(redis, queues.wakes, log);
  sweeper.start();
  const housekeeping = new Housekeeping(conversations, [runtime.media, reportStoreOf(config)], log);
  housekeeping.start();
  const endSharing = shareMetrics(redis, metrics, `worker-${hostname()}-${process.pid}`, () =>
    measure(metrics, redis, engine),
  );
  await Promise.all([turns.waitUntilReady(), fetches.waitUntilReady()]);
  log.info({ slots: config.turn.slots }, 'worker ready');

  return {
    close: async () => {
      endSharing();
      housekeeping.close();
      const closing = Promise.all([turns.close(), fetches.close(), sweeper.close()]);
      await Promise.race([closing, sleep(CLOSE_GRACE_MS, undefined, { ref: false })]);
      running.abortAll('shutdown');
      await closing;
      await queues.wakes.close();
    },
  };
}
