import { describe, expect, test } from '@jest/globals';
import { createManualClock, systemClock } from './clock.js';

describe('the manual clock', () => {
  test('runs what falls due in order of time, with the time at which it is due', () => {
    const clock = createManualClock(1_000);
    const ran: [string, number][] = [];
    clock.after(20, () => ran.push(['b', clock.now()]));
    clock.after(10, () => {
      ran.push(['a', clock.now()]);
      clock.after(5, () => ran.push(['chained', clock.now()]));
    });
    clock.after(31, () => ran.push(['late', clock.now()]));
    clock.advance(30);
    expect(ran).toEqual([
      ['a', 1_010],
      ['chained', 1_015],
      ['b', 1_020],
    ]);
    expect(clock.now()).toBe(1_030);
  });

  test('does not run what was called off', () => {
    const clock = createManualClock();
    let ran = false;
    clock.after(10, () => (ran = true))();
    clock.advance(100);
    expect(ran).toBe(false);
  });
});

test('the system clock runs actions', async () => {
  const before = Date.now();
  await new Promise<void>((resolve) => systemClock.after(5, resolve));
  expect(systemClock.now()).toBeGreaterThanOrEqual(before + 4);
});
