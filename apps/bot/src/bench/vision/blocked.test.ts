import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { watchBlocking } from './blocked.js';

test('a loop blocks as long as it computes; waiting does not', async () => {
  const longest = watchBlocking();
  await sleep(20);
  const before = process.cpuUsage();
  while (process.cpuUsage(before).user < 120_000) Math.sqrt(2);
  await sleep(20);
  expect(longest()).toBeGreaterThan(100);

  const idle = watchBlocking();
  await sleep(100);
  expect(idle()).toBeLessThan(60);
});
