import type { GgmlTypeName } from '../gguf/ggml-types.js';
import { HALF } from './half.js';
import { q4_k, q5_k, q6_k } from './k-quants.js';
import type { QuantFormat } from './layout.js';
import { q4_0, q4_1, q5_0, q5_1, q8_0 } from './legacy.js';

export type FloatTypeName = Extract<GgmlTypeName, 'F16' | 'F32'>;
export type QuantTypeName = Exclude<GgmlTypeName, FloatTypeName>;

/** Every quantised type that can be imported. */
export const QUANT_FORMATS: Readonly<Record<QuantTypeName, QuantFormat>> = {
  Q4_0: q4_0,
  Q4_1: q4_1,
  Q5_0: q5_0,
  Q5_1: q5_1,
  Q8_0: q8_0,
  Q4_K: q4_k,
  Q5_K: q5_k,
  Q6_K: q6_k,
};

export function isFloatType(type: GgmlTypeName): type is FloatTypeName {
  return type === 'F16' || type === 'F32';
}

/** Float weights as float32. `source` must hold whole values; F32 values may share its memory. */
export function unpackFloats(type: FloatTypeName, source: Uint8Array): Float32Array {
  const { buffer, byteOffset, byteLength } = source;
  if (type === 'F32') return new Float32Array(buffer, byteOffset, byteLength / 4);
  return Float32Array.from(new Uint16Array(buffer, byteOffset, byteLength / 2), (bits) => HALF[bits]!);
}
