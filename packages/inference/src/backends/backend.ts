import type { Positions } from '../vision/family.js';

/** Handle of one sequence in the backend: its KV cache. */
export interface Row {
  /** Cached columns = tokens fed so far. */
  readonly length: number;
}

/** KV columns of `length` tokens, copied out of a row; may be copied into any number of rows. */
export interface KvBlock {
  readonly length: number;
  /** Memory held. */
  readonly bytes: number;
  /** Gives the memory back, where the garbage collector does not. */
  free?(): void;
}

/** The highest logits of a row whose others are on a device. */
export interface TopLogits {
  /** In falling order of their logits. */
  readonly ids: readonly number[];
  readonly values: Float32Array;
  /** All, [vocabSize], until the backend's next run. The caller may change them. */
  all(): Promise<Float32Array>;
}

/** Of one row: [vocabSize], which the caller may change, or the highest. */
export type Logits = Float32Array | TopLogits;

/** The pictures in a row's prompt: rows of embeddings stand where ids would. */
export interface Scene {
  /** Embedding [hiddenSize] of an id from the vocabulary's size on: a row of a picture's features. */
  features(id: number): Float32Array;
  /** Position ids of the prompt, and how they go on after it. */
  readonly positions: Positions;
}

export interface PrefillResult {
  /** After the last token, when asked for. */
  readonly logits?: Logits;
  /** [hiddenSize], sum over the chunk's tokens of the middle layer's state, when asked for. */
  readonly hidden?: Float32Array;
}

/**
 * Runs the graph. Calls come one at a time. A call that throws leaves the rows it was given unusable: close them.
 * The engine decides who runs when; the backend decides where caches lie.
 */
export interface Backend {
  readonly name: string;
  readonly device: string;
  readonly vocabSize: number;
  readonly hiddenSize: number;
  /** Columns a row can hold. */
  readonly contextLength: number;
  /** Bytes of KV cache a token takes. */
  readonly bytesPerToken: number;
  /** False: its blocks hold states that are right at their very end only, and begin at column 0. */
  readonly divisible: boolean;
  /**
   * A new row that begins with the columns of these blocks, in order. `columns`: how many it will have soon; more may follow. `scene`: what
   * ids beyond the vocabulary stand for, if there are any.
   */
  open(prefix: readonly KvBlock[], columns: number, scene?: Scene): Row;
  /** Feeds a chunk of at least one token to one row. */
  prefill(row: Row, tokens: readonly number[], want: 'nothing' | 'logits' | 'hidden'): Promise<PrefillResult>;
  /** Feeds one token to each of several rows; logits of each, in the order given. */
  decode(steps: readonly { readonly row: Row; readonly token: number }[]): Promise<Logits[]>;
  /** Copies columns [from, to) out. */
  block(row: Row, from: number, to: number): KvBlock;
  /** A view of the first columns of a block, to open a row with. Only where blocks begin at column 0 and yet can be cut. */
  cut?(block: KvBlock, length: number): KvBlock;
  close(row: Row): void;
  /** Frees the model. */
  dispose(): Promise<void>;
}
