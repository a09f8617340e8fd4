import { expect, test } from '@jest/globals';
import { ConnectorError } from '../errors.js';
import { asConnectorError } from './failure.js';
import { SessionError } from './session/error.js';

test.each([
  ['timeout', 'maybe', true, 'reconcile', 'unknown'],
  ['stopped', 'no', true, 'back-off', 'not-sent'],
  ['disconnected', 'no', true, 'back-off', 'not-sent'],
  ['closed', 'no', true, 'back-off', 'not-sent'],
  ['page-error', 'no', true, 'reconcile', 'unknown'],
  ['no-chat', 'no', true, 'give-up', 'not-sent'],
  ['rejected', 'no', true, 'give-up', 'not-sent'],
  ['drift', 'no', true, 'stop-account', 'not-sent'],
  ['drift', 'no', false, 'give-up', 'not-sent'],
  ['logged-out', 'no', true, 'stop-account', 'not-sent'],
] as const)('%s (sent: %s) of a text (%s) is %s, %s', (problem, sent, text, advice, outcome) => {
  const error = asConnectorError(new SessionError(problem, 'x', sent), text);
  expect(error).toBeInstanceOf(ConnectorError);
  expect(error.info).toMatchObject({ advice, outcome });
  expect(error.info.retryAfterMs).toBe(advice === 'back-off' ? 5000 : undefined);
});

test('anything else may have left', () => {
  expect(asConnectorError(new Error('?'), true).info).toEqual({ advice: 'reconcile', outcome: 'unknown' });
});
