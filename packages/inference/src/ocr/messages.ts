import type { TextLine } from './types.js';

/** What the reader's thread is started with. */
export interface ReaderData {
  /** Folder with the model files. */
  readonly dir: string;
  readonly threads: number;
}

/** To the thread; one at a time. */
export interface ReadRequest {
  readonly id: number;
  readonly picture: Uint8Array;
}

/** From the thread. */
export type ReadReply =
  { readonly id: number; readonly lines: readonly TextLine[] } | { readonly id: number; readonly error: string };
