import { describe, expect, test } from '@jest/globals';

import { readGolden } from '../testing/goldens.js';
import { QUANT_FORMATS, unpackFloats, type QuantTypeName } from './formats.js';
import { HALF } from './half.js';
import { allocateUnpacked, type QuantLayout, type Unpacked } from './layout.js';

/** What MatMulNBits (and the product of sums and offsets) makes of unpacked weights. */
function weightsOf({ codes, scales, offsets }: Unpacked, { bits, group }: QuantLayout): Float32Array {
  const count = scales.length * group;
  return Float32Array.from({ length: count }, (_, i) => {
    const code = bits === 8 ? codes[i]! - 128 : ((codes[i >> 1]! >> (4 * (i & 1))) & 15) - 8;
    const at = Math.floor(i / group);
    return code * scales[at]! + (offsets[at] ?? 0);
  });
}

describe('quantised types', () => {
  test.each(Object.keys(QUANT_FORMATS) as QuantTypeName[])(
    '%s stands for the same weights as in ggml',
    async (type) => {
      const golden = await readGolden<{ blocks: number; bytes: string; weights: string }>(`dequantise/${type}.json`);
      const source = Buffer.from(golden.bytes, 'base64');
      const expected = new Float32Array(new Uint8Array(Buffer.from(golden.weights, 'base64')).buffer);
      const { layout, unpack } = QUANT_FORMATS[type];
      const into = allocateUnpacked(layout, expected.length);
      unpack(source, golden.blocks, into);
      const actual = weightsOf(into, layout);
      const largest = expected.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0);
      // Without offsets nothing is rounded; with them, once, in the last place.
      const tolerance = layout.offsets ? largest * 2 ** -20 : 0;
      expected.forEach((weight, i) => expect(Math.abs(actual[i]! - weight)).toBeLessThanOrEqual(tolerance));
    },
  );

  test('blocks are unpacked one after another', async () => {
    const golden = await readGolden<{ blocks: number; bytes: string }>('dequantise/Q6_K.json');
    const source = Buffer.from(golden.bytes, 'base64');
    const { layout, unpack } = QUANT_FORMATS.Q6_K;
    const together = allocateUnpacked(layout, golden.blocks * 256);
    unpack(source, golden.blocks, together);
    const last = allocateUnpacked(layout, 256);
    unpack(source.subarray((golden.blocks - 1) * 210), 1, last);
    expect(together.codes.subarray(-256)).toEqual(last.codes);
    expect(together.scales.subarray(-16)).toEqual(last.scales);
  });
});

describe('float16', () => {
  test('covers zero, subnormals, normals, infinities and NaN', () => {
    const bits = [0x0000, 0x0001, 0x03ff, 0x0400, 0x3c00, 0xc000, 0x7bff, 0x7c00, 0xfc00];
    const values = [0, 2 ** -24, 1023 * 2 ** -24, 2 ** -14, 1, -2, 65504, Infinity, -Infinity];
    expect(bits.map((pattern) => HALF[pattern])).toEqual(values);
    expect(HALF[0x8000]).toBe(-0);
    expect(HALF[0x7e00]).toBeNaN();
  });

  test('weights become float32', () => {
    expect([...unpackFloats('F16', Uint8Array.of(0x00, 0x3c, 0x00, 0xb8))]).toEqual([1, -0.5]);
    expect([...unpackFloats('F32', new Uint8Array(Float32Array.of(0.25, -3).buffer))]).toEqual([0.25, -3]);
  });
});
