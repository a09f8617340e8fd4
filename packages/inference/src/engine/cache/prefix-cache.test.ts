import { describe, expect, test } from '@jest/globals';
import { createRandom } from '../sampling/random.js';
import { PrefixCache } from './prefix-cache.js';

const BLOCK = 4;

function insert(cache: PrefixCache<string>, tokens: readonly number[]): number {
  let taken = 0;
  cache.insert(tokens, (from, to) => {
    taken++;
    return tokens.slice(0, to).join() + `@${from}`;
  });
  return taken;
}

describe('PrefixCache', () => {
  test('prompts that begin alike share blocks', () => {
    const cache = new PrefixCache<string>(BLOCK, 10);
    const system = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(insert(cache, [...system, 9, 9, 9, 9])).toBe(3);
    expect(insert(cache, [...system, 7, 7, 7, 7, 7])).toBe(1);
    expect(cache.match([...system, 7, 7, 7, 7, 1])).toHaveLength(3);
    expect(cache.match([...system, 5])).toHaveLength(2);
    expect(cache.match([1, 2, 3])).toHaveLength(0);
    expect(cache.match([1, 2, 3, 5, 5, 6, 7, 8])).toHaveLength(0);
    expect(cache.blocks).toBe(4);
  });

  test('drops what was not used for longest, ends before beginnings', () => {
    const cache = new PrefixCache<string>(BLOCK, 3);
    insert(cache, [1, 1, 1, 1, 2, 2, 2, 2]);
    insert(cache, [3, 3, 3, 3]);
    cache.match([1, 1, 1, 1]);
    insert(cache, [4, 4, 4, 4]);
    expect(cache.match([1, 1, 1, 1, 2, 2, 2, 2])).toHaveLength(1);
    expect(cache.match([3, 3, 3, 3])).toHaveLength(1);
    expect(cache.match([4, 4, 4, 4])).toHaveLength(1);
  });

  test('never gives a wrong block, never holds too many', () => {
    const random = createRandom(2);
    const cache = new PrefixCache<string>(BLOCK, 12);
    for (let round = 0; round < 2000; round++) {
      const tokens = Array.from({ length: Math.floor(random() * 30) }, () => Math.floor(random() * 2));
      cache.match(tokens).forEach((block, i) => {
        expect(block).toBe(tokens.slice(0, (i + 1) * BLOCK).join() + `@${i * BLOCK}`);
      });
      insert(cache, tokens);
      expect(cache.blocks).toBeLessThanOrEqual(12);
      expect(cache.match(tokens)).toHaveLength(Math.floor(tokens.length / BLOCK));
    }
  });

  test('size 0 keeps nothing', () => {
    const cache = new PrefixCache<string>(BLOCK, 0);
    expect(insert(cache, [1, 2, 3, 4])).toBe(0);
    expect(cache.match([1, 2, 3, 4])).toHaveLength(0);
  });
});
