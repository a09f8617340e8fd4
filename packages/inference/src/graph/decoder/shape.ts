import { ImportError } from '../errors.js';
import type { GgufHeader, MetadataValue } from '../gguf/header.js';

/** Architectures whose graph is known. `llama` files have the rows of q and k permuted for interleaved rotary positions. */
const ARCHITECTURES = { llama: { interleaved: true }, qwen2: { interleaved: false } } as const;
export type Architecture = keyof typeof ARCHITECTURES;

/** The numbers that shape a decoder. */
export interface DecoderShape {
  readonly architecture: Architecture;
  readonly layers: number;
  readonly hiddenSize: number;
  readonly feedForwardSize: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headSize: number;
  readonly vocabSize: number;
  readonly contextLength: number;
  /** Added to the mean square before the root. */
  readonly normEpsilon: number;
  /** Rotary pairs are neighbours (true) or half a head apart (false). */
  readonly interleaved: boolean;
  readonly ropeBase: number;
  /** Positions are divided by it (linear scaling); 1 = none. */
  readonly ropeFactor: number;
}

function isArchitecture(value: MetadataValue | undefined): value is Architecture {
  return typeof value === 'string' && Object.hasOwn(ARCHITECTURES, value);
}

/** Reads `<architecture>.<key>` values of a file. */
function metadataReader(metadata: GgufHeader['metadata'], architecture: string) {
  const number = (key: string, fallback?: number): number => {
    const value = metadata.get(`${architecture}.${key}`) ?? fallback;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (typeof value === 'bigint') return Number(value);
    throw new ImportError('format', `the GGUF file has no usable ${architecture}.${key}`);
  };
  const count = (key: string, fallback?: number): number => {
    const value = number(key, fallback);
    if (Number.isSafeInteger(value) && value > 0) return value;
    throw new ImportError('format', `${architecture}.${key} of the GGUF file is not a positive whole number`);
  };
  return { number, count };
}

/** Linear factor of the rotary positions. Other scalings change the frequencies or the scores and would give a subtly wrong model. */
function ropeFactor(metadata: GgufHeader['metadata'], architecture: string): number {
  const kind = metadata.get(`${architecture}.rope.scaling.type`) ?? 'none';
  if (kind === 'none') return 1;
  if (kind === 'linear') return metadataReader(metadata, architecture).number('rope.scaling.factor');
  throw new ImportError(
    'unsupported',
    `rotary scaling "${String(kind)}" (${architecture}.rope.scaling.type); supported are none, linear and rope_freqs.weight`,
  );
}

/**
 * Reads and checks the shape.
 * @throws ImportError naming the architecture, feature or key that is missing or cannot be imported.
 */
export function readShape({ metadata, tensors }: GgufHeader): DecoderShape {
  const architecture = metadata.get('general.architecture');
  if (!isArchitecture(architecture)) {
    throw new ImportError(
      'unsupported',
      `architecture "${String(architecture)}"; supported are ${Object.keys(ARCHITECTURES).join(', ')}`,
    );
  }
  const { number, count } = metadataReader(metadata, architecture);
  if (number('expert_count', 0) > 0)
    throw new ImportError('unsupported', `mixture of experts (${architecture}.expert_count)`);
  const heads = count('attention.head_count');
  const hiddenSize = count('embedding_length');
  const headSize = count('attention.key_length', hiddenSize / heads);
  const kvHeads = count('attention.head_count_kv', heads);
  const rotated = count('rope.dimension_count', headSize);
  if (rotated !== headSize)
    throw new ImportError('unsupported', `rotary positions on ${rotated} of ${headSize} dimensions of a head`);
  if (count('attention.value_length', headSize) !== headSize) {
    throw new ImportError('unsupported', 'heads whose keys and values differ in size');
  }
  if (heads % kvHeads !== 0) throw new ImportError('format', `${heads} query heads cannot share ${kvHeads} key heads`);
  const vocabSize = tensors.get('token_embd.weight')?.dims[1];
  if (!vocabSize) throw new ImportError('format', 'the GGUF file has no matrix token_embd.weight');
  const layers = count('block_count');
  if (layers < 2) throw new ImportError('unsupported', 'a model with a single layer');
  return {
    architecture,
    layers,
    hiddenSize,
    feedForwardSize: count('feed_forward_length'),
    heads,
    kvHeads,
    headSize,
    vocabSize,
    contextLength: count('context_length'),
    normEpsilon: number('attention.layer_norm_rms_epsilon'),
    interleaved: ARCHITECTURES[architecture].interleaved,
    ropeBase: number('rope.freq_base', 10_000),
    ropeFactor: ropeFactor(metadata, architecture),
  };
}
