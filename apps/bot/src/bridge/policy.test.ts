import { expect, test } from '@jest/globals';
import { answerTo, backoffMs } from './policy.js';

test.each(['logged-out', 'not-scanned', 'blocked'] as const)('%s: nothing is started again', (problem) => {
  expect(answerTo(problem)).toEqual({ act: 'stop' });
});

test.each(['browser-gone', 'page-gone', 'frozen', 'never-ready', 'disconnected'] as const)(
  '%s: a restart',
  (problem) => {
    expect(answerTo(problem)).toEqual({ act: 'restart' });
  },
);

test.each(['conflict', 'outdated', 'drift'] as const)('%s: tried again much later', (problem) => {
  expect(answerTo(problem)).toMatchObject({ act: 'restart-later', afterMs: expect.any(Number) });
});

test('the wait grows, and ends at five minutes', () => {
  expect([1, 2, 3, 4, 50].map(backoffMs)).toEqual([500, 1000, 2000, 4000, 300_000]);
});
