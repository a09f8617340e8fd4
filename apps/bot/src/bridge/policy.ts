import type { Problem } from '@hearth/connectors';

/** What is done about a session that has ended. */
export type Answer =
  /** Started again after a wait that grows with each failure in a row. */
  | { readonly act: 'restart' }
  /** Started again after this long: nothing is gained by being quick. */
  | { readonly act: 'restart-later'; readonly afterMs: number }
  /** Left alone until somebody starts pairing: another start would change nothing, or harm the number. */
  | { readonly act: 'stop' };

const MINUTE_MS = 60_000;
/** Somebody uses the session elsewhere; they may be done by then. */
const CONFLICT_MS = 5 * MINUTE_MS;
/** A newer page may have been put up, or the library may have been changed. */
const OUTDATED_MS = 30 * MINUTE_MS;

export function answerTo(problem: Problem): Answer {
  switch (problem) {
    case 'logged-out':
    case 'not-scanned':
    case 'blocked':
    case 'closed':
      return { act: 'stop' };
    case 'conflict':
      return { act: 'restart-later', afterMs: CONFLICT_MS };
    case 'outdated':
    case 'drift':
      return { act: 'restart-later', afterMs: OUTDATED_MS };
    case 'browser-not-started':
    case 'browser-gone':
    case 'page-not-loaded':
    case 'page-gone':
    case 'frozen':
    case 'qr-not-shown':
    case 'never-ready':
    case 'disconnected':
      return { act: 'restart' };
  }
}

/** Problems that the operator is told of: the others end by themselves. */
export const OPERATORS_CARE: ReadonlySet<Problem> = new Set([
  'logged-out',
  'not-scanned',
  'blocked',
  'conflict',
  'outdated',
  'drift',
  'never-ready',
  'qr-not-shown',
]);

const BACKOFF_FLOOR_MS = 500;
const BACKOFF_CEILING_MS = 5 * MINUTE_MS;

/** Wait before the `failures`-th start in a row. */
export function backoffMs(failures: number): number {
  return Math.min(BACKOFF_CEILING_MS, BACKOFF_FLOOR_MS * 2 ** Math.max(0, failures - 1));
}
