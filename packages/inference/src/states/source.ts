/** What gives states of texts, in the process of its own. */
export interface StateSource {
  /** Tokens of a text; at most what is read of it. */
  tokens(text: string): readonly number[];
  /** Mean of the middle layer's states over each text's tokens, [hiddenSize]. */
  means(texts: readonly (readonly number[])[]): Promise<Float32Array[]>;
}
