import type { SimulatedAccount } from '../accounts.js';
import type { Clock } from '../clock.js';

const HOUR_MS = 3_600_000;
/** Calls an hour that count as 100 %. The platforms' own allowance grows with the number of users. */
const CALLS_PER_HOUR = 20_000;

/** Counts calls for the `x-app-usage` header: percentages of a rolling hour. */
export class UsageMeter {
  private readonly calls = new Map<SimulatedAccount, number[]>();

  constructor(private readonly clock: Clock) {}

  /** Counts one call. @returns the header's JSON. */
  count(account: SimulatedAccount): string {
    const now = this.clock.now();
    const recent = (this.calls.get(account) ?? []).filter((at) => at > now - HOUR_MS);
    recent.push(now);
    this.calls.set(account, recent);
    const percent = Math.min(100, Math.ceil((recent.length / CALLS_PER_HOUR) * 100));
    return JSON.stringify({ call_count: percent, total_time: percent, total_cputime: percent });
  }
}
