import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Draft, DraftRequest, DraftRunner } from '@hearth/agent';
import type { Engine } from '@hearth/inference';
import { RECOVERY } from '../queue/recovery.js';
import type { Recovery } from '../queue/recovery.js';
import { describeError } from '../runtime/log.js';
import type { RoleHandle, Runtime } from '../runtime/runtime.js';
import { DraftJobs } from './jobs.js';
import { Helper } from './helper.js';
import { Post } from './letters.js';
import { EngineLoad } from './load.js';
import { Peers } from './peers.js';
import { DraftRun } from './run.js';
import type { RunTools } from './run.js';
import { awayOf } from './split.js';
import type { Other } from './split.js';

/** Drafts here and at other workers, and for them. */
export interface SpreadDrafts extends DraftRunner, RoleHandle {
  /** The engine's figures, for whoever keeps the metrics. */
  readonly load: Pick<Engine, 'stats'>;
}

/**
 * Spreads drafts over all workers on this Redis that have the same model and rows free; what they do not take, or lose, `local` makes.
 * As long as there is no other worker, Redis is not asked for anything.
 */
export async function startDrafts(
  runtime: Runtime,
  options: {
    readonly engine: Pick<Engine, 'model' | 'stats'>;
    readonly local: DraftRunner;
    readonly recovery?: Recovery;
  },
): Promise<SpreadDrafts> {
  const { config, connections, log, metrics, patientRedis: redis } = runtime;
  const { engine, local, recovery = RECOVERY } = options;
  const model = engine.model.id;
  const instance = `${hostname()}-${process.pid}-${randomBytes(3).toString('hex')}`;
  const load = new EngineLoad(engine);
  const jobs = new DraftJobs(redis, instance, model);
  const post = new Post(redis, connections.patient(), instance);
  const tools = { instance, model, local, jobs, post, log, load };
  const helper = new Helper(tools, { connection: connections.patient(), most: config.turn.slots, recovery });
  const peers = new Peers(redis, instance, async () => ({ ...(await helper.offer()), model }));
  const runs = new Map<string, DraftRun>();

  post.onLetter = (letter) => runs.get(letter.run)?.hear(letter);
  post.onEnd = (run) => helper.end(run);
  // What ends meanwhile would not be heard of.
  post.onBroken = () => {
    helper.keepOnly(() => false);
    for (const run of runs.values()) run.comeBackWhere(() => true);
  };
  peers.onBeat = () => {
    helper.keepOnly((asker) => peers.has(asker));
    for (const run of runs.values()) run.comeBackWhere((by) => by !== undefined && !peers.has(by));
  };
  await Promise.all([post.open(), helper.ready()]);
  await peers.beat();
  peers.start();

  const toolsOfRuns: RunTools = {
    local,
    ask: async (id, asked, signal) => {
      await helper.hold();
      if (!signal.aborted) await jobs.ask(id, asked);
    },
    takeBack: (id, index) => jobs.withdraw(id, [index]),
    withdraw: async (id, out) => {
      await Promise.all([post.end(id), jobs.withdraw(id, out)]);
    },
    count: (outcome) => metrics.draftsAway.inc({ outcome }),
    onProblem: (error) => log.warn({ error: describeError(error) }, 'asking others for drafts'),
  };
  async function* spread(
    requests: readonly DraftRequest[],
    others: readonly Other[],
    signal: AbortSignal,
  ): AsyncGenerator<Draft, void, undefined> {
    const { busy } = await load.rows();
    const away = awayOf(requests.length, busy, others);
    signal.throwIfAborted();
    if (away === 0) return yield* local.run(requests, signal);
    const run = new DraftRun(toolsOfRuns, signal);
    const kept = requests.length - away;
    runs.set(run.id, run);
    try {
      yield* run.start(requests.slice(0, kept), requests.slice(kept));
    } finally {
      run.end();
      runs.delete(run.id);
      helper.letGo();
    }
  }

  return {
    load,
    run: (requests, signal) => {
      // Another model's drafts would be no votes beside ours.
      const others = peers.alike(model);
      return others.length === 0 ? local.run(requests, signal) : spread(requests, others, signal);
    },
    close: async () => {
      peers.close();
      for (const run of runs.values()) run.end(new Error('the worker ends'));
      await helper.close();
      await jobs.close();
    },
  };
}
