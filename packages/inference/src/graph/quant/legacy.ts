import { half } from './half.js';
import type { QuantFormat, Unpacked } from './layout.js';

// The types with blocks of 32 weights (ggml-common.h, block_q4_0 … block_q8_0). In the 4- and 5-bit ones byte j of a block's
// codes holds weight j in the low half and weight j + 16 in the high half.

const BLOCK = 32;
const HALF_BLOCK = BLOCK / 2;

/** 16 bytes (low half: first 16 codes, high half: last 16) → 16 bytes of neighbouring pairs. */
function repackNibbles(source: Uint8Array, at: number, codes: Uint8Array, to: number): void {
  for (let j = 0; j < HALF_BLOCK / 2; j++) {
    const a = source[at + 2 * j]!;
    const b = source[at + 2 * j + 1]!;
    codes[to + j] = (a & 15) | ((b & 15) << 4);
    codes[to + HALF_BLOCK / 2 + j] = (a >> 4) | (b & 0xf0);
  }
}

/** 5-bit codes (fifth bits in the 4 bytes at `high`) → bytes, moved so that code 16 becomes 128. */
function widenFiveBits(source: Uint8Array, high: number, low: number, codes: Uint8Array, to: number): void {
  const bits = source[high]! | (source[high + 1]! << 8) | (source[high + 2]! << 16) | (source[high + 3]! << 24);
  for (let j = 0; j < HALF_BLOCK; j++) {
    const pair = source[low + j]!;
    codes[to + j] = ((pair & 15) | (((bits >>> j) & 1) << 4)) + 112;
    codes[to + HALF_BLOCK + j] = ((pair >> 4) | (((bits >>> (j + HALF_BLOCK)) & 1) << 4)) + 112;
  }
}

export const q4_0: QuantFormat = {
  layout: { bits: 4, group: 32, offsets: false },
  unpack(source, blocks, { codes, scales }) {
    for (let i = 0, at = 0; i < blocks; i++, at += 18) {
      scales[i] = half(source, at);
      repackNibbles(source, at + 2, codes, i * HALF_BLOCK);
    }
  },
};

/** Scale d and minimum m give d·q + m = d·(q − 8) + (m + 8·d). */
export const q4_1: QuantFormat = {
  layout: { bits: 4, group: 32, offsets: true },
  unpack(source, blocks, { codes, scales, offsets }) {
    for (let i = 0, at = 0; i < blocks; i++, at += 20) {
      const scale = half(source, at);
      scales[i] = scale;
      offsets[i] = half(source, at + 2) + 8 * scale;
      repackNibbles(source, at + 4, codes, i * HALF_BLOCK);
    }
  },
};

export const q5_0: QuantFormat = {
  layout: { bits: 8, group: 32, offsets: false },
  unpack(source, blocks, { codes, scales }) {
    for (let i = 0, at = 0; i < blocks; i++, at += 22) {
      scales[i] = half(source, at);
      widenFiveBits(source, at + 2, at + 6, codes, i * BLOCK);
    }
  },
};

/** d·q + m = d·(q − 16) + (m + 16·d): centred codes keep the products, and with them the rounding of activations, small. */
export const q5_1: QuantFormat = {
  layout: { bits: 8, group: 32, offsets: true },
  unpack(source, blocks, { codes, scales, offsets }) {
    for (let i = 0, at = 0; i < blocks; i++, at += 24) {
      const scale = half(source, at);
      scales[i] = scale;
      offsets[i] = half(source, at + 2) + 16 * scale;
      widenFiveBits(source, at + 4, at + 8, codes, i * BLOCK);
    }
  },
};

export const q8_0: QuantFormat = {
  layout: { bits: 8, group: 32, offsets: false },
  unpack(source, blocks, { codes, scales }: Unpacked) {
    for (let i = 0, at = 0; i < blocks; i++, at += 34) {
      scales[i] = half(source, at);
      // A signed byte + 128 is the same byte with its top bit turned.
      for (let j = 0; j < BLOCK; j++) codes[i * BLOCK + j] = source[at + 2 + j]! ^ 0x80;
    }
  },
};
