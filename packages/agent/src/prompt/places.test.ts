import { describe, expect, test } from '@jest/globals';
import { putInPlace, placeFor, withoutPlaces } from './places.js';
import type { PicturePart } from './places.js';

const picture = (name: string): PicturePart => ({ type: 'image', bytes: Buffer.from(name), sha256: name });
const [A, B] = [picture('a'), picture('b')] as const;
const text = (words: string) => ({ type: 'text', text: words });

describe('pictures in a prompt', () => {
  test('stand where the text has them, without the line breaks around them', () => {
    const content = `First\n${placeFor(0)}\nthen\n${placeFor(1)}`;
    expect(putInPlace([{ role: 'user', content }], [A, B])).toEqual([
      { role: 'user', content: [text('First'), A, text('then'), B] },
    ]);
  });

  test('are shown once, where they stand last', () => {
    const messages = [
      { role: 'user', content: `${placeFor(0)}\nWhat is it?` },
      { role: 'assistant', content: 'A cup.' },
      { role: 'user', content: `<quote>\n${placeFor(0)}\n</quote>\nAnd the colour?` },
    ] as const;
    expect(putInPlace(messages, [A])).toEqual([
      { role: 'user', content: '[picture]\nWhat is it?' },
      messages[1],
      { role: 'user', content: [text('<quote>'), A, text('</quote>\nAnd the colour?')] },
    ]);
  });

  test('a place without a picture brings none', () => {
    expect(putInPlace([{ role: 'user', content: `${placeFor(3)} hm` }], [A])).toEqual([
      { role: 'user', content: '[picture] hm' },
    ]);
    expect(withoutPlaces(`a${placeFor(0)}b`)).toBe('ab');
  });
});
