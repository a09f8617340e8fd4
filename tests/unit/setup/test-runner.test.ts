import { expect, test } from '@jest/globals';
import { summary } from '../../../scripts/test/jest.mjs';

const result = (counts: object) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  ...counts,
});

test.each([
  ['all passed', 0, { numPassedTests: 3 }, 3, 0],
  ['one failed', 1, { numPassedTests: 3, numFailedTests: 1 }, 3, 1],
  ['a file that does not load', 1, { numPassedTests: 3, numRuntimeErrorTestSuites: 1 }, 3, 1],
  ['skipped tests', 0, { numPassedTests: 3, numPendingTests: 2, numTodoTests: 1 }, 3, 3],
  ['nothing ran', 0, {}, 0, 1],
  ['jest itself failed', 1, { numPassedTests: 3 }, 3, 1],
])('%s', (_what, code, counts, passed, failed) => {
  expect(summary('unit', code, result(counts))).toMatchObject({ passed, failed });
});
