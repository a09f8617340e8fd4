import { setTimeout as sleep } from 'node:timers/promises';
import type { Connector } from '@hearth/connectors';
import type { Outbox } from '../queue/outbox.js';

/**
 * How long an echo or status is waited for before a bubble counts as not sent. Platforms tell within a second or two; a duplicate
 * that comes later than this is better than silence.
 */
export const EVIDENCE_TIMEOUT_MS = 10_000;
const POLL_MS = 100;

/** What is known of a bubble whose send has no known end. */
export type Evidence =
  /** The platform's id of it, or '' when nothing speaks for it: it is to be sent (again). */
  | { readonly mid: string }
  /** Cannot be told yet: ask again after so many milliseconds. */
  | { readonly waitMs: number };

/**
 * Finds out whether a bubble left whose send has no known end.
 * @returns the platform's id of it, or '' when nothing speaks for it: it is to be sent (again).
 */
export async function reconcile(
  outbox: Outbox,
  connector: Connector,
  outId: string,
  timeoutMs = EVIDENCE_TIMEOUT_MS,
): Promise<string> {
  // With a key the platform itself recognises a repeat; without any handle there is nothing to wait for.
  if (connector.capabilities.idempotency !== 'echo') return '';
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const mid = await outbox.echo(outId);
    if (mid || Date.now() >= deadline) return mid;
    await sleep(POLL_MS);
  }
}
