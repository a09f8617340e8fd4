const LETTER = '[\\p{L}\\p{M}\\p{N}]';
/** Characters that a gap may hold; it begins and ends where words do. */
const GAP = `(?!${LETTER})[^.!?\\n]{0,25}?(?<!${LETTER})`;

/**
 * One expression for lists of words as {@link CareWords} has them: whole words, letters' case aside. Beside `…` and `*` an entry is a
 * regular expression; bars inside parentheses stand without spaces.
 */
export function patternOf(lists: readonly string[]): RegExp {
  const entries = lists.flatMap((list) => list.split(/\n|\s\|\s/u)).flatMap((entry) => entry.trim() || []);
  return new RegExp(`(?<!${LETTER})(?:${entries.map(sourceOf).join('|')})(?!${LETTER})`, 'iu');
}

function sourceOf(entry: string): string {
  return entry
    .replace(/(?<!\})\*/gu, `${LETTER}*`)
    .replace(/ ?… ?/gu, GAP)
    .replace(/'/gu, "['’]");
}
