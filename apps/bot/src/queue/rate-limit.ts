import type { RedisClient } from '../redis/connections.js';
import { keys } from './keys.js';
import { runScript } from './run-script.js';
import { gcra } from './scripts/gcra.js';

export interface Limit {
  /** What is limited: an account, or one person of it. */
  readonly name: string;
  /** Milliseconds between two events in the long run. */
  readonly intervalMs: number;
  /** Events that may come at once. */
  readonly burst: number;
}

/** Takes one event from every limit, or none. Returns milliseconds to wait; 0 = go. */
export async function take(redis: RedisClient, limits: readonly Limit[]): Promise<number> {
  if (limits.length === 0) return 0;
  const wait = await runScript(
    redis,
    gcra,
    limits.map(({ name }) => keys.rate(name)),
    limits.flatMap(({ intervalMs, burst }) => [intervalMs, burst]),
  );
  return Number(wait);
}
