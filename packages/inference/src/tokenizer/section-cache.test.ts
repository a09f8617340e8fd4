import { expect, it } from '@jest/globals';
import { SectionCache } from './section-cache.js';

it('encodes a section once while it is asked for, and forgets the one not asked for the longest', () => {
  const encoded: string[] = [];
  const cache = new SectionCache((text) => {
    encoded.push(text[0]!);
    return [text.length];
  });
  const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(200_000)) as [string, string, string];
  for (const text of [a, b, a, c, a, b]) expect(cache.idsOf(text)).toEqual([200_000]);
  expect(encoded).toEqual(['a', 'b', 'c', 'b']);
  expect(cache.idsOf('x'.repeat(600_000))).toEqual([600_000]);
  expect(cache.idsOf(a)).toEqual([200_000]);
  expect(encoded).toEqual(['a', 'b', 'c', 'b', 'x', 'a']);
});
