import { canonical, findNumbers } from '../numbers/read.js';

/** Numbers as list marks ("1. …") are the writer's own. */
const LIST_MARK = /^\s*\d{1,2}[.)]\s/gmu;

/**
 * Numbers of a reply that none of the sources has: those the model made up or altered.
 * A number counts as had when any reading of it (1.234 is one thing in German and another in English) is among the sources' readings.
 */
export function unknownNumbers(reply: string, sources: readonly string[]): readonly string[] {
  const known = new Set(sources.flatMap((source) => numbersIn(source).flat()));
  return numbersIn(reply.replace(LIST_MARK, '')).flatMap((ways) =>
    ways.some((way) => known.has(way)) ? [] : [ways[0]!],
  );
}

/** Each number of a text as a plain decimal, in its possible readings. */
export function numbersIn(text: string): string[][] {
  const english = findNumbers(text, 'en');
  const german = findNumbers(text, 'de');
  return english.map((number, i) => [canonical(number.value), canonical(german[i]?.value ?? number.value)]);
}
