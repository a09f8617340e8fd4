import { describe, expect, it } from '@jest/globals';
import { SnapshotCache } from './snapshot-cache.js';

const always = () => true;
const put = (cache: SnapshotCache<string>, tokens: number[], block: string, bytes = 1) =>
  cache.insert(tokens, () => ({ block, bytes }));

describe('the cache of whole beginnings', () => {
  it('gives the longest one that a prompt begins with, and never a part of one', () => {
    const cache = new SnapshotCache<string>(10);
    put(cache, [1, 2], 'short');
    put(cache, [1, 2, 3, 4], 'long');
    expect(cache.match([1, 2, 3, 4, 5], always)).toBe('long');
    expect(cache.match([1, 2, 3, 9], always)).toBe('short');
    expect(cache.match([1], always)).toBeUndefined();
    expect(cache.match([1, 2, 3, 4, 5], (block) => block === 'short')).toBe('short');
  });

  it('drops the least recently used when it is full, and takes nothing twice', () => {
    const cache = new SnapshotCache<string>(2);
    put(cache, [1], 'one');
    put(cache, [1], 'again');
    put(cache, [2], 'two');
    expect(cache.match([1], always)).toBe('one');
    put(cache, [3], 'three');
    expect(cache.match([2], always)).toBeUndefined();
    expect(cache.match([1], always)).toBe('one');
    put(cache, [4], 'too large', 3);
    expect(cache.match([4], always)).toBeUndefined();
  });
});
