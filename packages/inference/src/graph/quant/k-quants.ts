import { half } from './half.js';
import type { QuantFormat } from './layout.js';

// The types with super-blocks of 256 weights (ggml-common.h, block_q4_K … block_q6_K).

const SUPER_BLOCK = 256;
const SUB_BLOCK = 32;
const SUB_BLOCKS = SUPER_BLOCK / SUB_BLOCK;

/**
 * Scales and offsets of the eight sub-blocks of a Q4_K or Q5_K super-block: d, dmin (float16), then eight pairs of 6-bit
 * scale and minimum in 12 bytes. weight = d·sc·q − dmin·m = s·(q − centre) + (s·centre − dmin·m).
 */
function unpackScales(
  source: Uint8Array,
  at: number,
  centre: number,
  scales: Float32Array,
  offsets: Float32Array,
  to: number,
): void {
  const d = half(source, at);
  const dmin = half(source, at + 2);
  const packed = at + 4;
  for (let j = 0; j < 4; j++) {
    const a = source[packed + j]!;
    const b = source[packed + 4 + j]!;
    const c = source[packed + 8 + j]!;
    // Rounded to float32 before use, as ggml computes it.
    const first = Math.fround(d * (a & 63));
    const second = Math.fround(d * ((c & 15) | ((a >> 6) << 4)));
    scales[to + j] = first;
    scales[to + 4 + j] = second;
    offsets[to + j] = first * centre - dmin * (b & 63);
    offsets[to + 4 + j] = second * centre - dmin * ((c >> 4) | ((b >> 6) << 4));
  }
}

export const q4_k: QuantFormat = {
  layout: { bits: 4, group: 32, offsets: true },
  unpack(source, blocks, { codes, scales, offsets }) {
    for (let i = 0, at = 0; i < blocks; i++, at += 144) {
      unpackScales(source, at, 8, scales, offsets, i * SUB_BLOCKS);
      // 32 bytes hold two sub-blocks: the first in the low halves, the second in the high ones.
      for (let pair = 0; pair < SUB_BLOCKS / 2; pair++) {
        const from = at + 16 + pair * SUB_BLOCK;
        const to = (i * SUPER_BLOCK) / 2 + pair * SUB_BLOCK;
        for (let j = 0; j < SUB_BLOCK / 2; j++) {
          const a = source[from + 2 * j]!;
          const b = source[from + 2 * j + 1]!;
          codes[to + j] = (a & 15) | ((b & 15) << 4);
          codes[to + SUB_BLOCK / 2 + j] = (a >> 4) | (b & 0xf0);
        }
      }
    }
  },
};

export const q5_k: QuantFormat = {
  layout: { bits: 8, group: 32, offsets: true },
  unpack(source, blocks, { codes, scales, offsets }) {
    for (let i = 0, at = 0; i < blocks; i++, at += 176) {
      unpackScales(source, at, 16, scales, offsets, i * SUB_BLOCKS);
      const high = at + 16;
      for (let pair = 0; pair < SUB_BLOCKS / 2; pair++) {
        const low = high + SUB_BLOCK + pair * SUB_BLOCK;
        const to = i * SUPER_BLOCK + pair * 2 * SUB_BLOCK;
        for (let j = 0; j < SUB_BLOCK; j++) {
          const fifths = source[high + j]! >> (2 * pair);
          const code = source[low + j]!;
          // Code 16 becomes 128.
          codes[to + j] = ((code & 15) | ((fifths & 1) << 4)) + 112;
          codes[to + SUB_BLOCK + j] = ((code >> 4) | ((fifths & 2) << 3)) + 112;
        }
      }
    }
  },
};

export const q6_k: QuantFormat = {
  layout: { bits: 8, group: 16, offsets: false },
  unpack(source, blocks, { codes, scales }) {
    for (let i = 0, at = 0; i < blocks; i++, at += 210) {
      const d = half(source, at + 208);
      for (let j = 0; j < 16; j++) scales[i * 16 + j] = d * ((source[at + 192 + j]! << 24) >> 24);
      for (let part = 0; part < 2; part++) {
        const low = at + part * 64;
        const high = at + 128 + part * 32;
        const to = i * SUPER_BLOCK + part * 128;
        for (let j = 0; j < 32; j++) {
          const a = source[low + j]!;
          const b = source[low + 32 + j]!;
          const tops = source[high + j]!;
          // Code 32 becomes 128.
          codes[to + j] = ((a & 15) | ((tops & 3) << 4)) + 96;
          codes[to + 32 + j] = ((b & 15) | (((tops >> 2) & 3) << 4)) + 96;
          codes[to + 64 + j] = ((a >> 4) | (((tops >> 4) & 3) << 4)) + 96;
          codes[to + 96 + j] = ((b >> 4) | ((tops >> 6) << 4)) + 96;
        }
      }
    }
  },
};
