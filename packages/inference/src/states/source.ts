import type { Tokens } from './messages.js';

/** What gives states of texts, in the process of its own. */
export interface StateSource {
  tokens(text: string): readonly number[];
  /** Mean of the middle layer's states over each text's tokens, [hiddenSize]. */
  means(texts: Tokens): Promise<Float32Array[]>;
}
