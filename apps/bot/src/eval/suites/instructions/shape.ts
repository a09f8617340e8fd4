/** Lines with something in them, without the marks of a list. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/u, '').trim())
    .filter(Boolean);
}

export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Sentences by their closing marks; a last one without a mark counts. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…])["”»')]*\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
}

/** Without the signs of formatting and the marks at both ends. */
export function bare(text: string): string {
  return text.replace(/[*_`]/gu, '').replace(/^[\s"“„«'(¡¿]+|[\s"”“»').!…]+$/gu, '');
}
