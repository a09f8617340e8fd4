import type { Recognised } from '../ctc.js';
import { LATIN_NUMBERS } from '../numerals/classes.js';
import type { NumberSystem } from '../numerals/classes.js';
import { decodeNumeral } from '../numerals/decode.js';
import type { PartedLine } from '../numerals/decode.js';
import type { NumeralReader } from '../numerals/reader.js';
import type { ReadLine } from './other-scripts.js';
import { SCRIPTS } from './scripts.js';
import type { Script } from './scripts.js';

/** Score from which on a line is a number; of words hardly one has 0.1. */
const NUMBER_SCORE = 0.25;
/** The same for what PP-OCR reads as Latin letters with this certainty. */
const RATHER_NUMBER_SCORE = 0.5;
const SURE_SCORE = 0.8;
const LATIN_WORD = /\p{Script=Latin}{3}/u;
/** How a number is made: digits, one sign between two of them. Words seldom look like this, and hardly a number in other digits does. */
const WELL_FORMED = /^-?\p{Nd}+(?:[٫٬.,:/-]\p{Nd}+)*$/u;
/** What a shadow behind a number of some length looks like. */
const DIRT = /(?<=\p{Nd}.*\p{Nd}.*\p{Nd})[-.:/]$/u;
/** A well-formed number is read with more certainty than the mean of its signs says. */
const BELIEVED_SCORE = 0.6;
/** Of a single number, and of such that have few different digits, the script says nothing. */
const LEAST_NUMBERS = 2;
const LEAST_DIGITS = 2;

/** The lines of a picture that are numbers in the digits of other scripts. Only its own lines may be asked about. */
export class Numbers {
  readonly #parted: ReadonlyMap<ReadLine, PartedLine>;
  readonly #readBefore = new Map<NumberSystem, Map<ReadLine, Recognised | undefined>>();

  constructor(lines: readonly ReadLine[], reader: NumeralReader) {
    this.#parted = new Map(lines.map((one) => [one, reader(one.line)]));
  }

  /** Whether a line is a number in any of the scripts. */
  has(line: ReadLine): boolean {
    return SCRIPTS.some(({ numbers }) => numbers && this.#read(line, numbers) !== undefined);
  }

  /** How well the numbers of the picture fit the script's digits, 0 to 1: their mean score, of all that are numbers in any script. */
  fit({ numbers }: Script): number {
    const lines = [...this.#parted.keys()].filter((line) => this.has(line));
    if (!numbers || lines.length === 0) return 0;
    return lines.reduce((sum, line) => sum + (this.#read(line, numbers)?.score ?? 0), 0) / lines.length;
  }

  /** The script whose digits the numbers of the picture are written in, when there are enough of them. */
  script(): Script | undefined {
    const [best] = SCRIPTS.toSorted((a, b) => this.fit(b) - this.fit(a));
    const numbers = best ? [...this.in(best).values()] : [];
    const digits = new Set(numbers.flatMap(({ text }) => text.match(/\p{Nd}/gu) ?? []));
    return numbers.length >= LEAST_NUMBERS && digits.size > LEAST_DIGITS ? best : undefined;
  }

  /** The numbers of a picture that is in this script. */
  in({ numbers }: Script): Map<ReadLine, Recognised> {
    const found = new Map<ReadLine, Recognised>();
    if (!numbers) return found;
    for (const line of this.#parted.keys()) {
      const numeral = this.#read(line, numbers);
      if (numeral) found.set(line, { text: numeral.text, score: Math.max(numeral.score, BELIEVED_SCORE) });
    }
    return found;
  }

  #read(line: ReadLine, system: NumberSystem): Recognised | undefined {
    const before = this.#readBefore.get(system) ?? new Map<ReadLine, Recognised | undefined>();
    this.#readBefore.set(system, before);
    if (!before.has(line)) before.set(line, readNumber(line, this.#parted.get(line)!, system));
    return before.get(line);
  }
}

/** A line as a number of a system, if it is one and no Latin number fits better. */
function readNumber(line: ReadLine, parted: PartedLine, system: NumberSystem): Recognised | undefined {
  const decoded = decodeNumeral(parted, system);
  const numeral = { ...decoded, text: decoded.text.replace(DIRT, '') };
  const least = isLatinWord(line) ? RATHER_NUMBER_SCORE : NUMBER_SCORE;
  if (numeral.score < least || !WELL_FORMED.test(numeral.text)) return undefined;
  const latin = decodeNumeral(parted, LATIN_NUMBERS);
  return WELL_FORMED.test(latin.text) && latin.score > numeral.score ? undefined : numeral;
}

function isLatinWord({ recognised: { text, score } }: ReadLine): boolean {
  return score > SURE_SCORE && LATIN_WORD.test(text);
}
