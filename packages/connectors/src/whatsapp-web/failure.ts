import { ConnectorError } from '../errors.js';
import type { SendAdvice } from '../errors.js';
import { SessionError } from './session/error.js';

/** Wait before a session that is down is tried again, in milliseconds. The sender grows it. */
const DOWN_RETRY_MS = 5000;

/** Failures after which this one message cannot be sent, though others can. */
const THIS_MESSAGE: ReadonlySet<SessionError['problem']> = new Set(['no-chat', 'no-message', 'no-quote', 'rejected']);
/** Failures that an operator has to end. */
const OPERATOR: ReadonlySet<SessionError['problem']> = new Set(['logged-out', 'blocked', 'conflict', 'outdated']);

/** What the sender does after a failure of the session. @param text whether it was a text: an account that cannot send those is down. */
export function asConnectorError(error: unknown, text: boolean): ConnectorError {
  if (error instanceof ConnectorError) return error;
  if (!(error instanceof SessionError))
    return new ConnectorError('the send failed', { advice: 'reconcile', outcome: 'unknown' }, { cause: error });
  // An exception of the page may be a mood of it: tried again a few times, as what is unclear is, each time after a look into the chat.
  if (error.sent === 'maybe' || error.problem === 'page-error')
    return new ConnectorError(error.message, { advice: 'reconcile', outcome: 'unknown' }, { cause: error });
  const advice = adviceFor(error.problem, text);
  const wait = advice === 'back-off' ? { retryAfterMs: DOWN_RETRY_MS } : {};
  return new ConnectorError(error.message, { advice, outcome: 'not-sent', ...wait }, { cause: error });
}

function adviceFor(problem: SessionError['problem'], text: boolean): SendAdvice {
  if (THIS_MESSAGE.has(problem)) return 'give-up';
  if (OPERATOR.has(problem)) return 'stop-account';
  if (problem === 'drift') return text ? 'stop-account' : 'give-up';
  return 'back-off';
}
