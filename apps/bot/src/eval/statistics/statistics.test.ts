import { describe, expect, test } from '@jest/globals';
import { seeded } from '../../random.js';
import { paired } from './paired.js';
import { wilson } from './wilson.js';

describe('intervals', () => {
  test("Wilson's, against the values of R's prop.test(correct = FALSE)", () => {
    const close = (right: number, of: number, low: number, high: number) => {
      const interval = wilson(right, of);
      expect(interval[0]).toBeCloseTo(low, 4);
      expect(interval[1]).toBeCloseTo(high, 4);
    };
    close(81, 263, 0.2553, 0.3662);
    close(15, 148, 0.0624, 0.1605);
    close(0, 20, 0, 0.1611);
    close(20, 20, 0.8389, 1);
  });

  test('Wilson holds the true share in about 95 of 100 samples', () => {
    const random = seeded(5);
    for (const share of [0.1, 0.5, 0.9]) {
      let holds = 0;
      for (let sample = 0; sample < 2000; sample++) {
        const right = Array.from({ length: 40 }, () => random.next() < share).filter(Boolean).length;
        const [low, high] = wilson(right, 40);
        if (low <= share && share <= high) holds++;
      }
      expect(holds / 2000).toBeGreaterThan(0.92);
      expect(holds / 2000).toBeLessThan(0.985);
    }
  });

  test('of a paired difference: only questions on which the two differ count', () => {
    const first = [
      ...Array<boolean>(20).fill(true),
      ...Array<boolean>(5).fill(false),
      ...Array<boolean>(75).fill(true),
    ];
    const second = [
      ...Array<boolean>(20).fill(false),
      ...Array<boolean>(5).fill(true),
      ...Array<boolean>(75).fill(true),
    ];
    const { difference, interval, onlyFirst, onlySecond } = paired(first, second);
    expect([onlyFirst, onlySecond]).toEqual([20, 5]);
    expect(difference).toBeCloseTo(0.15);
    // (21 − 6) / 102 ± 1.96 · √((27/102 − (15/102)²) / 102)
    expect(interval[0]).toBeCloseTo(0.0514, 3);
    expect(interval[1]).toBeCloseTo(0.2427, 3);
  });

  test('of a paired difference: holds the true one in about 95 of 100 samples', () => {
    const random = seeded(6);
    let holds = 0;
    for (let sample = 0; sample < 2000; sample++) {
      const first: boolean[] = [];
      const second: boolean[] = [];
      for (let i = 0; i < 60; i++) {
        const draw = random.next();
        // 20 % only the first, 10 % only the second, 40 % both: a difference of 0.1.
        first.push(draw < 0.2 || draw > 0.6);
        second.push((draw >= 0.2 && draw < 0.3) || draw > 0.6);
      }
      const { interval } = paired(first, second);
      if (interval[0] <= 0.1 && 0.1 <= interval[1]) holds++;
    }
    expect(holds / 2000).toBeGreaterThan(0.93);
    expect(holds / 2000).toBeLessThan(0.985);
  });
});
