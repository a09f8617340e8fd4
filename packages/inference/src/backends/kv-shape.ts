/** What a model's KV cache is made of. */
export interface KvShape {
  readonly layers: number;
  readonly kvHeads: number;
  readonly headSize: number;
}

const BYTES_PER_FLOAT = Float32Array.BYTES_PER_ELEMENT;

/** Bytes of one column: keys and values of one token in all layers. */
export function columnBytes({ layers, kvHeads, headSize }: KvShape): number {
  return 2 * layers * kvHeads * headSize * BYTES_PER_FLOAT;
}
