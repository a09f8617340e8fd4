import { describe, expect, test } from '@jest/globals';
import { parseJson } from './json.js';

describe('webhook bodies', () => {
  test.each([
    ['{"id":9007199254740993}', { id: '9007199254740993' }],
    ['{"id":-9007199254740993123}', { id: '-9007199254740993123' }],
    ['{"id":9007199254740991}', { id: 9_007_199_254_740_991 }],
    [
      '{"at":1750030073123,"lat":-122.08450000000000123,"far":1e21}',
      { at: 1_750_030_073_123, lat: -122.0845, far: 1e21 },
    ],
    ['{"text":"9007199254740993 \\"9007199254740993\\" \\\\"}', { text: '9007199254740993 "9007199254740993" \\' }],
    ['[9007199254740993,"\\ud83d\\udc4d \\u00e4"]', ['9007199254740993', '👍 ä']],
  ])('%s', (raw, expected) => {
    expect(parseJson(Buffer.from(raw))).toEqual(expected);
  });

  test.each(['', '{', '{"a":}', '<html>', '\u0000'])('%j is refused', (raw) => {
    expect(() => parseJson(Buffer.from(raw))).toThrow(SyntaxError);
  });

  test('bytes that are no UTF-8 are refused', () => {
    expect(() => parseJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow(SyntaxError);
  });

  test('4 MB of escapes are read within a second', () => {
    const raw = Buffer.from(JSON.stringify({ text: '\\u00e4"'.repeat(500_000) }));
    const start = performance.now();
    parseJson(raw);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
