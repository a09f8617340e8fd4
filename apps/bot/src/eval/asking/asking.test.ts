import { describe, expect, test } from '@jest/globals';
import { Countdown } from './countdown.js';
import { inFlight } from './in-flight.js';

describe('inFlight', () => {
  test('never has more at work than allowed, and keeps the order', async () => {
    let atWork = 0;
    let most = 0;
    const release: (() => void)[] = [];
    const done = inFlight([1, 2, 3, 4, 5], 2, async (one) => {
      most = Math.max(most, ++atWork);
      await new Promise<void>((go) => release.push(go));
      atWork--;
      return one * 10;
    });
    // The second of a pair is always let go first.
    for (let left = 5; left > 0; left--) {
      while (release.length === 0) await Promise.resolve();
      release.pop()!();
    }
    expect(await done).toEqual([10, 20, 30, 40, 50]);
    expect(most).toBe(2);
  });

  test('an error ends it', async () => {
    await expect(inFlight([1, 2, 3], 2, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});

test('the countdown says how far it is and what is left', () => {
  const lines: string[] = [];
  const countdown = new Countdown('knowledge', 2, (text) => lines.push(text));
  countdown.step();
  countdown.step();
  expect(lines[0]).toMatch(/^knowledge: 1 of 2, about \d+ s left$/);
  expect(lines[1]).toBe('knowledge: 2 of 2');
});
