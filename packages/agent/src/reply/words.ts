/** Letters and digits only, in lower case: what is left to compare of words however they are written. */
export function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** Sentences and lines, without blank ones. */
export function sentencesIn(text: string): string[] {
  return text
    .split(/\n|(?<=[.!?।؟])\s+/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}
