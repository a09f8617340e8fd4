import { setTimeout as wait } from 'node:timers/promises';

const DEADLINE_MS = 5_000;
const POLL_MS = 5;

/** Polls until `condition` holds. @throws Error after 5 s. */
export async function eventually(condition: () => boolean, what = 'the condition'): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`${what} did not come true`);
    await wait(POLL_MS);
  }
}
