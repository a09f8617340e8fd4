import type { Queue } from 'bullmq';
import type { Logger } from 'pino';
import type { RedisClient } from '../redis/connections.js';
import { DIRTY_KEY, keys } from './keys.js';
import type { WakeUp, Wakes } from './wake.js';

const INTERVAL_MS = 2000;
/** Younger conversations are on their ordinary way. */
const LEAST_AGE_MS = 5000;
const AT_ONCE = 200;

/**
 * Wakes conversations whose wake-up was lost: a process died between storing a message and adding its job, or a job failed for good.
 * Without it, 48 of 1,200 messages stayed for ever when workers were killed at random. Any number of processes may sweep.
 */
export class Sweeper {
  #timer: NodeJS.Timeout | undefined;
  #busy: Promise<void> = Promise.resolve();

  constructor(
    private readonly redis: RedisClient,
    private readonly wakes: Wakes,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.#timer = setInterval(() => {
      this.#busy = this.sweep().catch((error: unknown) => this.log.warn({ error: String(error) }, 'sweep failed'));
    }, INTERVAL_MS);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#busy;
  }

  /** One pass over what has waited for at least 5 s. */
  async sweep(now = Date.now()): Promise<void> {
    const old = await this.redis.zrangebyscore(DIRTY_KEY, '-inf', now - LEAST_AGE_MS, 'LIMIT', 0, AT_ONCE);
    for (const conversation of old) await this.#wake(conversation);
  }

  async #wake(conversation: string): Promise<void> {
    const [inbox, outbox] = await Promise.all([
      this.redis.llen(keys.inbox(conversation)),
      this.redis.llen(keys.outbox(conversation)),
    ]);
    if (inbox > 0 && !(await hasJob(this.wakes.turn, conversation))) await this.wakes.wakeTurn(conversation, 0);
    if (outbox > 0 && !(await hasJob(this.wakes.sendOf(conversation), conversation)))
      await this.wakes.wakeSend(conversation);
  }
}

/** False also when the deduplication key outlived its job: it is removed then, or no wake-up would ever get through again. */
async function hasJob(queue: Queue<WakeUp>, conversation: string): Promise<boolean> {
  const id = await queue.getDeduplicationJobId(conversation);
  if (!id) return false;
  if (await queue.getJob(id)) return true;
  await queue.removeDeduplicationKey(conversation);
  return false;
}
