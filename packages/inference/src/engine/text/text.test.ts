import { describe, expect, test } from '@jest/globals';
import { createRandom } from '../sampling/random.js';
import { Detokenizer } from './detokenizer.js';
import { LoopDetector } from './loop-detector.js';
import { StopStrings } from './stop-strings.js';

describe('Detokenizer', () => {
  test('never gives half a character', () => {
    const text = 'a é 漢字 😀 👩‍👩‍👧 z';
    const bytes = Buffer.from(text);
    for (let size = 1; size < 6; size++) {
      const detokenizer = new Detokenizer();
      const pieces: string[] = [];
      for (let i = 0; i < bytes.length; i += size) pieces.push(detokenizer.push(bytes.subarray(i, i + size)));
      expect(pieces.join('')).toBe(text);
      for (const piece of pieces) expect(piece).not.toMatch(/\uFFFD|[\uD800-\uDBFF]$/u);
    }
  });

  test('bytes that are no text become U+FFFD and the rest goes on; a byte order mark is a character', () => {
    const detokenizer = new Detokenizer();
    expect(detokenizer.push(Uint8Array.of(0xff, 0x61)) + detokenizer.push(Uint8Array.of(0xc3, 0x62))).toBe(
      '\uFFFDa\uFFFDb',
    );
    expect(new Detokenizer().push(Buffer.from('\uFEFFx'))).toBe('\uFEFFx');
  });
});

describe('StopStrings', () => {
  test('any cutting of the text gives the same as looking at it whole', () => {
    const random = createRandom(11);
    for (let round = 0; round < 500; round++) {
      const text = Array.from({ length: 24 }, () => 'ab\n'[Math.floor(random() * 3)]).join('');
      const stops = ['aab', 'b\nb', 'abab'].slice(0, 1 + (round % 3));
      const first = Math.min(...stops.map((stop) => text.indexOf(stop)).map((at) => (at < 0 ? text.length : at)));
      const stop = new StopStrings(stops);
      let out = '';
      for (let at = 0; at < text.length;) {
        const size = 1 + Math.floor(random() * 4);
        out += stop.push(text.slice(at, at + size));
        expect(text.startsWith(out)).toBe(true);
        at += size;
      }
      out += stop.flush();
      expect(out).toBe(text.slice(0, first));
      expect(stop.matched).toBe(first < text.length);
    }
  });

  test('holds back no more than what may become a stop string', () => {
    const stop = new StopStrings(['###']);
    expect([stop.push('a#'), stop.push('b##'), stop.push('c'), stop.push('###d')]).toEqual(['a', '#b', '##c', '']);
    expect(stop.matched).toBe(true);
  });
});

describe('LoopDetector', () => {
  const detectAt = (tokens: readonly number[]) => {
    const detector = new LoopDetector();
    return tokens.findIndex((token) => detector.push(token));
  };

  test.each([1, 2, 7, 30, 128])('a passage of %i tokens again and again', (period) => {
    const head = Array.from({ length: 50 }, (_, i) => 1000 + i);
    const loop = Array.from({ length: 2000 }, (_, i) => i % period);
    const at = detectAt([...head, ...loop]);
    expect(at).toBe(50 + Math.max(64, period * 4) - 1);
  });

  test('leaves lists, rulers and random text alone', () => {
    const random = createRandom(5);
    expect(detectAt(Array.from({ length: 3000 }, () => Math.floor(random() * 4)))).toBe(-1);
    expect(detectAt(Array.from({ length: 40 }, () => 1))).toBe(-1);
    expect(detectAt(Array.from({ length: 600 }, (_, i) => (i % 6 === 5 ? i : i % 6)))).toBe(-1);
  });
});
