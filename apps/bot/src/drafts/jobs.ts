import type { DraftRequest } from '@hearth/agent';
import { FlowProducer } from 'bullmq';
import type { JobsOptions } from 'bullmq';
import { z } from 'zod';
import { keys, PREFIX } from '../queue/keys.js';
import { runScript } from '../queue/run-script.js';
import { QUEUES } from '../queue/wake.js';
import type { RedisClient } from '../redis/connections.js';
import { take } from './scripts/take.js';

/** What a job of the queue `sub` says: who asks and for which draft, never what it is about. */
export interface SubJob {
  readonly run: string;
  /** The worker that asks. */
  readonly from: string;
  /** Which draft of the run; a parent, which comes when all of them ended, has none. */
  readonly index?: number;
  readonly model: string;
}

/** Nothing of a job stays, and it is not tried again: whoever asked drafts it then. */
const GONE: JobsOptions = { removeOnComplete: true, removeOnFail: true, attempts: 1 };

const request = z.looseObject({
  way: z.string(),
  task: z.string(),
  language: z.string(),
  maxTokens: z.number(),
  deadline: z.number(),
});

/** Where drafts are asked for: a BullMQ flow whose children are the drafts, and beside it, until one is begun, its words. */
export class DraftJobs {
  readonly #flows: FlowProducer;

  constructor(
    private readonly redis: RedisClient,
    private readonly instance: string,
    private readonly model: string,
  ) {
    this.#flows = new FlowProducer({
      connection: redis,
      prefix: PREFIX,
      skipVersionCheck: true,
      skipWaitingForReady: true,
    });
    // Connections report their own troubles; without a listener BullMQ would throw them.
    this.#flows.on('error', () => undefined);
  }

  /** Lays out the drafts of a run. A child that fails or gets lost never keeps the parent: its end is counted all the same. */
  async ask(run: string, asked: ReadonlyMap<number, DraftRequest>, now = Date.now()): Promise<void> {
    const words = this.redis.multi();
    for (const [index, one] of asked) {
      words.set(keys.draft(run, index), JSON.stringify(one), 'PX', Math.max(1, one.deadline - now));
    }
    await words.exec();
    const job: SubJob = { run, from: this.instance, model: this.model };
    await this.#flows.add({
      name: 'over',
      queueName: QUEUES.sub,
      data: job,
      opts: { ...GONE, jobId: run },
      children: [...asked.keys()].map((index) => ({
        name: 'draft',
        queueName: QUEUES.sub,
        data: { ...job, index },
        opts: { ...GONE, jobId: `${run}-${index}`, ignoreDependencyOnFailure: true },
      })),
    });
  }

  /** Takes the words back: their jobs find nothing to do. */
  async withdraw(run: string, indexes: Iterable<number>): Promise<void> {
    const names = [...indexes].map((index) => keys.draft(run, index));
    if (names.length > 0) await this.redis.del(...names);
  }

  /** What a draft is asked for, to one taker only, its deadline by this machine's clock; undefined when it is gone. */
  async take(run: string, index: number, now = Date.now()): Promise<DraftRequest | undefined> {
    const [json, left] = (await runScript(this.redis, take, [keys.draft(run, index)], [])) as [string?, number?];
    if (json === undefined || left === undefined) return undefined;
    const parsed = request.safeParse(JSON.parse(json));
    return parsed.success ? { ...(parsed.data as unknown as DraftRequest), deadline: now + left } : undefined;
  }

  async close(): Promise<void> {
    await this.#flows.close();
  }
}
