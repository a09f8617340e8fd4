/** Words of any script begin and end here; \b knows Latin letters only, and marks belong to the letter before them. */
export const START = '(?<![\\p{L}\\p{M}])';
export const END = '(?![\\p{L}\\p{M}])';

/** One of these words, whole. `alternatives`: a regular expression's, without brackets. */
export function wholeWord(alternatives: string, flags: 'iu' | 'giu' = 'iu'): RegExp {
  return new RegExp(`${START}(?:${alternatives})${END}`, flags);
}

/** The beginning of a word. */
export function wordBeginning(alternatives: string, flags: 'iu' | 'giu' = 'iu'): RegExp {
  return new RegExp(`${START}(?:${alternatives})`, flags);
}

/** "And" between two things, in every language. */
export const AND = /\s+(?:and|und|y|e|et|dan|और|و)\s+/iu;
