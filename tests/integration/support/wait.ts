import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 20;

/** Polls until `probe` gives something truthy. @throws Error that names what was waited for. */
export async function until<T>(what: string, probe: () => T | Promise<T>, timeoutMs = 15_000): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await probe();
    if (value) return value as NonNullable<T>;
    if (Date.now() > deadline) throw new Error(`waited ${timeoutMs} ms for: ${what}`);
    await sleep(POLL_MS);
  }
}
