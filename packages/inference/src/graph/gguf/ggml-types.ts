import { ImportError } from '../errors.js';

/** How ggml stores a tensor type: `blockSize` weights take `blockBytes` bytes. */
export interface GgmlType {
  readonly name: string;
  readonly blockSize: number;
  readonly blockBytes: number;
}

/** Types that can be imported, by the number that stands for them in a file (ggml.h, enum ggml_type). */
const TYPES = {
  0: { name: 'F32', blockSize: 1, blockBytes: 4 },
  1: { name: 'F16', blockSize: 1, blockBytes: 2 },
  2: { name: 'Q4_0', blockSize: 32, blockBytes: 18 },
  3: { name: 'Q4_1', blockSize: 32, blockBytes: 20 },
  6: { name: 'Q5_0', blockSize: 32, blockBytes: 22 },
  7: { name: 'Q5_1', blockSize: 32, blockBytes: 24 },
  8: { name: 'Q8_0', blockSize: 32, blockBytes: 34 },
  12: { name: 'Q4_K', blockSize: 256, blockBytes: 144 },
  13: { name: 'Q5_K', blockSize: 256, blockBytes: 176 },
  14: { name: 'Q6_K', blockSize: 256, blockBytes: 210 },
} as const satisfies Record<number, GgmlType>;

/** Names of types that exist and cannot be imported, so that the error can name them. */
const OTHER_NAMES: Readonly<Record<number, string>> = {
  9: 'Q8_1',
  10: 'Q2_K',
  11: 'Q3_K',
  15: 'Q8_K',
  16: 'IQ2_XXS',
  17: 'IQ2_XS',
  18: 'IQ3_XXS',
  19: 'IQ1_S',
  20: 'IQ4_NL',
  21: 'IQ3_S',
  22: 'IQ2_S',
  23: 'IQ4_XS',
  29: 'IQ1_M',
  30: 'BF16',
  34: 'TQ1_0',
  35: 'TQ2_0',
  39: 'MXFP4',
};

export type GgmlTypeName = (typeof TYPES)[keyof typeof TYPES]['name'];

/**
 * The type with number `id` in a file.
 * @throws ImportError `unsupported`, naming the type and the tensor.
 */
export function ggmlType(id: number, tensor: string): GgmlType & { readonly name: GgmlTypeName } {
  const type = (TYPES as Readonly<Record<number, (typeof TYPES)[keyof typeof TYPES]>>)[id];
  if (!type) {
    const known = Object.values(TYPES).map(({ name }) => name);
    throw new ImportError(
      'unsupported',
      `tensor ${tensor} has type ${OTHER_NAMES[id] ?? `number ${id}`}; supported are ${known.join(', ')}`,
    );
  }
  return type;
}
