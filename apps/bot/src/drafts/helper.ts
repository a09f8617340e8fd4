import type { DraftRunner } from '@hearth/agent';
import { Worker } from 'bullmq';
import type { Logger } from 'pino';
import { PREFIX } from '../queue/keys.js';
import { workerOptions } from '../queue/recovery.js';
import type { Recovery } from '../queue/recovery.js';
import { QUEUES } from '../queue/wake.js';
import type { RedisClient } from '../redis/connections.js';
import { describeError } from '../runtime/log.js';
import type { DraftJobs, SubJob } from './jobs.js';
import type { Post } from './letters.js';
import type { EngineLoad } from './load.js';
import type { Other } from './split.js';

/** Rows that are not offered to others: a message that comes meanwhile finds one. */
const KEPT_ROWS = 1;

/** Why a draft for somebody else was given up. */
class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

interface Underway {
  readonly job: SubJob;
  readonly controller: AbortController;
}

/** Makes drafts for other workers while there are rows free. */
export class Helper {
  readonly #worker: Worker<SubJob>;
  readonly #underway = new Set<Underway>();
  #holds = 0;
  #gate: Promise<void> = Promise.resolve();
  #closing = false;

  constructor(
    private readonly tools: {
      readonly instance: string;
      readonly model: string;
      readonly local: DraftRunner;
      readonly jobs: DraftJobs;
      readonly post: Post;
      readonly log: Logger;
      readonly load: EngineLoad;
    },
    private readonly options: {
      readonly connection: RedisClient;
      /** Drafts for others that are made at the same time. */
      readonly most: number;
      readonly recovery: Recovery;
    },
  ) {
    const { connection, most, recovery } = options;
    this.#worker = new Worker<SubJob>(QUEUES.sub, ({ data }) => this.#work(data), {
      connection,
      prefix: PREFIX,
      concurrency: most,
      ...workerOptions(recovery),
    });
    this.#worker.on('error', (error) =>
      tools.log.warn({ queue: QUEUES.sub, error: describeError(error) }, 'queue worker'),
    );
  }

  async ready(): Promise<void> {
    await this.#worker.waitUntilReady();
  }

  /** What it would take on now. */
  async offer(): Promise<Other> {
    const { all, busy } = await this.tools.load.rows();
    const room = Math.min(all - busy - KEPT_ROWS, this.options.most - this.#underway.size);
    return { room: this.#holds > 0 || this.#closing ? 0 : Math.max(0, room), busy };
  }

  /**
   * Takes no more drafts until {@link letGo}: who has more than fits asks others, and must not be the one that takes them.
   * A blocking read that is under way is ended, except while drafts of others are being made: then one of its own may come back to it.
   */
  hold(): Promise<void> {
    if (this.#holds++ === 0) this.#inTurn(() => this.#worker.pause(this.#underway.size > 0));
    return this.#gate;
  }

  letGo(): void {
    if (--this.#holds === 0) this.#inTurn(() => this.#worker.resume());
  }

  /** Ends the drafts of a run: nobody waits for them. */
  end(run: string): void {
    this.#endWhere(({ job }) => job.run === run);
  }

  /** Ends the drafts whose askers are gone. */
  keepOnly(isThere: (instance: string) => boolean): void {
    this.#endWhere(({ job }) => !isThere(job.from));
  }

  /** Gives back what is under way. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#endWhere(() => true);
    await this.#worker.close();
  }

  #endWhere(which: (one: Underway) => boolean): void {
    for (const one of this.#underway) if (which(one)) one.controller.abort(new GivenUp());
  }

  /** Pausing and resuming overlap badly: one after the other. */
  #inTurn(step: () => Promise<void>): void {
    const { log } = this.tools;
    this.#gate = this.#gate
      .then(() => (this.#closing ? undefined : step()))
      .catch((error: unknown) => log.warn({ queue: QUEUES.sub, error: describeError(error) }, 'queue worker'));
  }

  async #work(job: SubJob): Promise<void> {
    const { run, from, index } = job;
    if (index === undefined) await this.tools.post.send(from, { kind: 'over', run });
    else await this.#draft(job, index);
  }

  async #draft(job: SubJob, index: number): Promise<void> {
    const { jobs, instance, local, log, model, post } = this.tools;
    const { run, from } = job;
    const giveBack = () => post.send(from, { kind: 'returned', run, index });
    if (from === instance || job.model !== model || (await this.offer()).room < 1) return giveBack();
    const request = await jobs.take(run, index);
    if (!request) return;
    const one = { job, controller: new AbortController() };
    this.#underway.add(one);
    try {
      await post.send(from, { kind: 'begun', run, index, by: instance });
      for await (const draft of local.run([request], one.controller.signal)) {
        await post.send(from, { kind: 'done', run, index, draft });
      }
    } catch (error) {
      if (!(error instanceof GivenUp)) log.warn({ error: describeError(error) }, 'a draft for another worker failed');
      await giveBack();
    } finally {
      this.#underway.delete(one);
    }
  }
}
