import { asciiDigits } from '../../../numbers/read.js';
import { RANGE_WORD } from '../keywords.js';
import type { WorkOf } from '../schema.js';

/** Where x goes when nobody says. */
const USUAL: readonly [number, number] = [-10, 10];
/** Letters and signs of a formula of x. */
const FORMULA =
  /(?:(?<!\p{L})(?:sin|cos|tan|sqrt|cbrt|abs|ln|log|pi|π|x|e)(?!\p{L})|\d+(?:\.\d+)?x?|[-+*/^()²³·×−√\s])+/giu;
const SIGNED_NUMBER = /(?<![\p{L}\d])[-−]?\d+(?:[.,]\d+)?/gu;

/** A function of x in the message and where it is to be drawn; undefined when there is none. */
export function readCurve(text: string): WorkOf<'curve'> | undefined {
  const plain = asciiDigits(text).replace(/(\d),(\d)/gu, '$1.$2');
  const candidates = [...plain.matchAll(FORMULA)].filter(
    ([written]) => /(?<!\p{L})\d*x(?!\p{L})/iu.test(written) && written.trim() !== 'x',
  );
  const found = candidates.toSorted((a, b) => b[0].trim().length - a[0].trim().length)[0];
  if (!found) return undefined;
  const after = plain.slice(found.index + found[0].length);
  const range = RANGE_WORD.test(after)
    ? [...after.matchAll(SIGNED_NUMBER)].map(([n]) => Number(n.replace('−', '-')))
    : [];
  const [from, to] = range.length === 2 && range[0] !== range[1] ? range : USUAL;
  return { do: 'curve', formula: tidy(found[0]), from: Math.min(from!, to!), to: Math.max(from!, to!) };
}

function tidy(written: string): string {
  return written
    .replaceAll('²', '^2')
    .replaceAll('³', '^3')
    .replace(/[·×]/gu, '*')
    .replaceAll('−', '-')
    .replaceAll('π', 'pi')
    .replaceAll('X', 'x')
    .replace(/√\s*(x|\d+)/gu, 'sqrt($1)')
    .replaceAll('√', 'sqrt')
    .trim();
}
