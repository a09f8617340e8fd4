import { hostname } from 'node:os';
import { accountOf } from '../queue/items.js';
import { keys } from '../queue/keys.js';
import { runScript, script } from '../queue/run-script.js';
import type { RedisClient } from '../redis/connections.js';

export interface LeaseTimes {
  /** A holder that is silent for so long has lost the account. */
  readonly lastsMs: number;
  readonly renewEveryMs: number;
}

export const LEASE_TIMES: LeaseTimes = { lastsMs: 10_000, renewEveryMs: 2500 };

/**
 * Takes the lease if nobody has it. KEYS 1 lease, 2 fence. ARGV 1 owner, 2 ms that it lasts.
 * Returns { fence } or { 0, its holder }.
 */
const take = script(`
local held = redis.call('GET', KEYS[1])
if held then return { 0, held } end
local fence = redis.call('INCR', KEYS[2])
redis.call('SET', KEYS[1], fence .. '|' .. ARGV[1], 'PX', ARGV[2])
return { fence }
`);

/** Prolongs (ARGV 2 > 0) or gives up the lease, if it is still ours. KEYS 1 lease. ARGV 1 value, 2 ms. Returns 1 or 0. */
const keep = script(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[2] == '0' then redis.call('DEL', KEYS[1]) else redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 1
`);

/** The right to open the profile of an account, and to send for it. Another machine gets it only when this one has lost it. */
export class Lease {
  #timer: NodeJS.Timeout | undefined;
  #goodUntil: number;
  #lost = false;

  private constructor(
    private readonly redis: RedisClient,
    private readonly key: string,
    private readonly value: string,
    private readonly times: LeaseTimes,
    private readonly onLost: () => void,
  ) {
    this.#goodUntil = performance.now() + times.lastsMs;
    this.#timer = setInterval(() => void this.#renew(), times.renewEveryMs);
  }

  /** @returns the lease, or the name of whoever has it. @param onLost once: the account must not be touched any more. */
  static async take(
    redis: RedisClient,
    account: string,
    onLost: () => void,
    times: LeaseTimes = LEASE_TIMES,
  ): Promise<Lease | { readonly holder: string }> {
    const name = accountOf({ channel: 'whatsapp-web', account });
    const owner = `${hostname()} (process ${process.pid})`;
    const began = performance.now();
    const [fence, held] = (await runScript(
      redis,
      take,
      [keys.lease(name), keys.leaseFence(name)],
      [owner, times.lastsMs],
    )) as [number, string | undefined];
    if (fence === 0) return { holder: (held ?? '').slice((held ?? '').indexOf('|') + 1) };
    const lease = new Lease(redis, keys.lease(name), `${fence}|${owner}`, times, onLost);
    lease.#goodUntil = began + times.lastsMs;
    return lease;
  }

  /** False as soon as somebody else may have it, also when Redis has not answered for so long. */
  get held(): boolean {
    return !this.#lost && performance.now() < this.#goodUntil;
  }

  async release(): Promise<void> {
    clearInterval(this.#timer);
    if (!this.#lost) await runScript(this.redis, keep, [this.key], [this.value, 0]).catch(() => undefined);
    this.#lost = true;
  }

  async #renew(): Promise<void> {
    const began = performance.now();
    // One that was stopped (SIGSTOP, a sleeping machine) past the end finds out here, before it asks.
    if (!this.held) return this.#lose();
    try {
      const ours = await runScript(this.redis, keep, [this.key], [this.value, this.times.lastsMs]);
      if (ours !== 1) return this.#lose();
      this.#goodUntil = began + this.times.lastsMs;
    } catch {
      // Redis fails fast on this connection; the next try, or the end of the time, decides.
    }
  }

  #lose(): void {
    clearInterval(this.#timer);
    if (this.#lost) return;
    this.#lost = true;
    this.onLost();
  }
}
