import { describe, expect, test } from '@jest/globals';
import { ChunkSize } from './chunk-size.js';
import { FeedOrder } from './feed-order.js';

/** Milliseconds a run may take. */
const MAX_RUN_MS = 200;

describe('ChunkSize', () => {
  test.each([
    ['fast', 1, 0.3, 400],
    ['0.5 billion weights', 20, 1.5, 60],
    ['1.5 billion weights', 60, 8, 16],
  ])('%s: runs stay below the limit and use most of it', (_, fixed, cost, least) => {
    const chunk = new ChunkSize();
    let last = 0;
    for (let i = 0; i < 40; i++) {
      const tokens = chunk.next(false);
      last = fixed + cost * tokens;
      expect(last).toBeLessThan(MAX_RUN_MS);
      chunk.learn(tokens, last);
    }
    expect(chunk.next(false)).toBeGreaterThanOrEqual(least);
    expect(chunk.next(true)).toBeLessThanOrEqual(chunk.next(false));
  });

  test('follows a machine that becomes busy and quiet again', () => {
    const chunk = new ChunkSize();
    const run = (cost: number) => {
      for (let i = 0; i < 12; i++) chunk.learn(chunk.next(false), chunk.next(false) * cost);
      return chunk.next(false);
    };
    expect(run(1)).toBeGreaterThan(120);
    expect(run(6)).toBeLessThan(30);
    expect(run(1)).toBeGreaterThan(120);
  });

  test('forced text of a few tokens teaches nothing', () => {
    const chunk = new ChunkSize();
    chunk.learn(64, 64);
    const before = chunk.next(false);
    chunk.learn(4, 60);
    expect(chunk.next(false)).toBe(before);
  });
});

describe('FeedOrder', () => {
  test('shortest first, but the oldest is never starved', () => {
    const order = new FeedOrder();
    const long = { order: 0, left: 1000 };
    let turns = 0;
    for (let i = 1; i <= 100; i++) if (order.pick([long, { order: i, left: 10 }]) === long) turns++;
    expect(turns).toBe(25);
    expect(order.pick([])).toBeUndefined();
  });
});
