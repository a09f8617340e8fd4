import type { CacheName } from '../family.js';

/** Names of an attention layer's keys and values in the Hugging Face ONNX layout. */
export function keysValues(layer: number): readonly CacheName[] {
  return ['key', 'value'].map((part) => ({
    input: `past_key_values.${layer}.${part}`,
    output: `present.${layer}.${part}`,
    kind: 'keys-values',
  }));
}
