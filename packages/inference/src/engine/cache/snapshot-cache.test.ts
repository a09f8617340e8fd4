import { describe, expect, it } from '@jest/globals';
import { SnapshotCache } from './snapshot-cache.js';

const put = (cache: SnapshotCache<string>, tokens: number[], block: string, bytes = 1, exactTokens = tokens.length) =>
  cache.insert(tokens, exactTokens, () => ({ block, bytes }));

describe('the cache of whole beginnings', () => {
  const create = (maxBytes: number, dropped: string[] = []) =>
    new SnapshotCache<string>({ maxBytes, free: (block) => dropped.push(block) });
  const find = (cache: SnapshotCache<string>, tokens: number[], exact = false) => cache.match(tokens, exact)?.block;

  it('gives the longest one that a prompt begins with, and never a part of one', () => {
    const cache = create(10);
    put(cache, [1, 2], 'short');
    put(cache, [1, 2, 3, 4], 'long', 1, 3);
    expect(find(cache, [1, 2, 3, 4, 5])).toBe('long');
    expect(find(cache, [1, 2, 3, 9])).toBe('short');
    expect(find(cache, [1])).toBeUndefined();
    expect(find(cache, [1, 2, 3, 4, 5], true)).toBe('short');
  });

  it('drops the least recently used when it is full, and takes nothing twice', () => {
    const dropped: string[] = [];
    const cache = create(2, dropped);
    put(cache, [1], 'one');
    put(cache, [1], 'again');
    put(cache, [2], 'two');
    expect(find(cache, [1])).toBe('one');
    put(cache, [3], 'three');
    expect(find(cache, [2])).toBeUndefined();
    expect(find(cache, [1])).toBe('one');
    put(cache, [4], 'too large', 3);
    expect(find(cache, [4])).toBeUndefined();
    expect(dropped).toEqual(['two', 'three', 'one', 'too large']);
  });
});

describe('the cache of beginnings that can be cut', () => {
  const create = (dropped: string[] = []) =>
    new SnapshotCache<string>({
      maxBytes: 10,
      cut: (block, length) => block.slice(0, length),
      free: (block) => dropped.push(block),
    });

  it('gives the longest common beginning, as far as it is exact where that is asked for', () => {
    const cache = create();
    put(cache, [1, 2, 3, 4], 'abcd', 1, 3);
    put(cache, [1, 2, 9, 9, 9], 'abxyz');
    expect(cache.match([1, 2, 3, 4, 5], false)).toEqual({ block: 'abcd', exactTokens: 3 });
    expect(cache.match([1, 2, 3, 4, 5], true)).toEqual({ block: 'abc', exactTokens: 3 });
    expect(cache.match([1, 2, 9, 8], false)).toEqual({ block: 'abx', exactTokens: 3 });
    expect(cache.match([7], false)).toBeUndefined();
  });

  it('keeps a longer one in place of its beginnings, unless those are exact further', () => {
    const dropped: string[] = [];
    const cache = create(dropped);
    put(cache, [1, 2], 'ab');
    put(cache, [1, 2, 3], 'abc', 1, 2);
    expect(dropped).toEqual(['ab']);
    put(cache, [1, 2], 'known');
    expect(cache.match([1, 2], true)?.block).toBe('ab');
    put(cache, [1, 2, 3], 'ABC');
    expect(dropped).toEqual(['ab', 'abc']);
    cache.clear();
    expect(dropped).toEqual(['ab', 'abc', 'ABC']);
  });
});
