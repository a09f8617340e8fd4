import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { CLASSES, decodeNumeral } from './decode.js';
import { loadNumeralReader } from './reader.js';
import { ALPHABET, ARABIC, DEVANAGARI, PERSIAN, WESTERN } from './systems.js';

/** Steps that are each sure of one character, an empty one after each. */
function steps(text: string, likeliest = 0.9): Float32Array {
  const rest = Math.log((1 - likeliest) / (CLASSES - 1));
  return Float32Array.from(
    Array.from(text).flatMap((char) =>
      [ALPHABET.indexOf(char) + 1, 0].flatMap((best) =>
        Array.from({ length: CLASSES }, (_, at) => (at === best ? Math.log(likeliest) : rest)),
      ),
    ),
  );
}

describe('numbers', () => {
  test.each([
    ['12.50', WESTERN, '12.50'],
    ['٢٢٧,٢٥', ARABIC, '٢٢٧٫٢٥'],
    ['١,٢٣٤,٥٦٧', ARABIC, '١٬٢٣٤٬٥٦٧'],
    ['٣٠,٥٠٠', PERSIAN, '۳۰٬۵۰۰'],
    ['३३९.००', DEVANAGARI, '३३९.००'],
    // Digits of the same value, where the system has others.
    ['339.00', DEVANAGARI, '३३९.००'],
  ])('%s', (read, system, written) => {
    const { text, score } = decodeNumeral(steps(read), system);
    expect(text).toBe(written);
    expect(score).toBeGreaterThan(0.85);
  });

  test('fit the system best that they are written in', () => {
    const scores = steps('۴٢٢,۵٠');
    const fits = [PERSIAN, ARABIC, DEVANAGARI, WESTERN].map((system) => decodeNumeral(scores, system).fit);
    expect(Math.max(...fits)).toBe(fits[0]);
    expect(Math.min(...fits)).toBeLessThan(fits[1]!);
  });

  test('of a line without any are none', () => {
    expect(decodeNumeral(new Float32Array(0), ARABIC)).toEqual({ text: '', score: 0, fit: -Infinity });
  });

  test('are read from a picture, dark on light and light on dark', async () => {
    const read = await loadNumeralReader();
    const line = async (path: string, ink: string, paper: string) => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="140" height="48"><rect width="140" height="48" fill="${paper}"/><path d="${path}" stroke="${ink}" stroke-width="4" fill="none" stroke-linecap="round"/></svg>`;
      const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      return decodeNumeral(await read({ data, width: info.width, height: info.height }), ARABIC).text;
    };
    // ١٨٧٨, drawn with strokes.
    const digits = 'M26 12L29 38M42 36L51 14L60 36M70 14L79 36L88 14M98 36L107 14L116 36';
    expect(await line(digits, '#111', '#fafafa')).toBe('١٨٧٨');
    expect(await line(digits, '#eee', '#202830')).toBe('١٨٧٨');
  });
});
