import type { Tokens } from './messages.js';

/**
 * Batches of texts that are about equally long, shortest first: each text is filled up to the longest of its batch.
 * @param most tokens of a batch, filled up; a longer text is a batch of its own
 * @returns indices of the texts
 */
export function batchesOf(texts: Tokens, most: number): number[][] {
  const batches: number[][] = [];
  const byLength = texts.map((_, index) => index).sort((a, b) => texts[a]!.length - texts[b]!.length);
  for (const index of byLength) {
    const batch = batches.at(-1);
    if (batch && (batch.length + 1) * texts[index]!.length <= most) batch.push(index);
    else batches.push([index]);
  }
  return batches;
}
