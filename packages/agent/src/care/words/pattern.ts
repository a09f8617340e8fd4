const LETTER = '[\\p{L}\\p{M}\\p{N}]';
// Plain sets, not Unicode's: an expression with thousands of those takes a second to compile.
const REST_OF_WORD = '[^\\s.,;:!?।؟"()]*';
const SEPARATOR = '[\\s,;:"()\'’-]';
/** Characters that a gap may hold. */
const GAP = `${SEPARATOR}(?:[^.!?\\n]{0,25}${SEPARATOR})?`;

/**
 * One expression for lists of words as {@link CareWords} has them: whole words, for text in lower case. Beside the signs explained there an
 * entry is a regular expression; bars inside parentheses stand without spaces.
 */
export function patternOf(lists: readonly string[]): RegExp {
  const entries = lists.flatMap((list) => list.split(/\n|\s\|\s/u)).flatMap((entry) => entry.trim() || []);
  return new RegExp(`(?<!${LETTER})(?:${entries.map(sourceOf).join('|')})(?!${LETTER})`, 'u');
}

function sourceOf(entry: string): string {
  return entry
    .toLowerCase()
    .replace(/\*/gu, REST_OF_WORD)
    .replace(/~/gu, '\\S+')
    .replace(/ ?… ?/gu, GAP)
    .replace(/(?<!\[[^\]]*)'/gu, "['’]");
}
