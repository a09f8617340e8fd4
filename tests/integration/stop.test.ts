import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TwoWorkers } from '@hearth/bot';
import { FETCH_LIMIT_MS, testModel } from '../support/models.js';

/** Milliseconds from the word to the end of the last row. */
const STOP_WITHIN_MS = 200;
const STOPS = 5;

let workers: TwoWorkers;
beforeAll(async () => {
  const { dir } = await testModel('smollm2-135m');
  workers = await TwoWorkers.start(dir);
}, FETCH_LIMIT_MS);
afterAll(() => workers?.close(), 30_000);

test(`stop ends the drafts of a real model at two workers within ${STOP_WITHIN_MS} ms, and no answer comes`, async () => {
  const times: number[] = [];
  for (let i = 0; i < STOPS; i++) {
    const { ms, rows, reply } = await workers.stop();
    expect(Math.min(...rows)).toBeGreaterThan(0);
    expect(reply).toBe('All right, I have stopped.');
    times.push(ms);
  }
  // One of them may meet a busy machine; the middle one does not.
  expect(times.toSorted((a, b) => a - b)[Math.floor(STOPS / 2)]).toBeLessThanOrEqual(STOP_WITHIN_MS);
}, 180_000);
