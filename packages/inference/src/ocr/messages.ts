import type { TextLine } from './types.js';

/** To the reader's process; one at a time. */
export interface ReadRequest {
  readonly id: number;
  readonly picture: Uint8Array;
}

/** From the process. */
export type ReadReply =
  { readonly id: number; readonly lines: readonly TextLine[] } | { readonly id: number; readonly error: string };
