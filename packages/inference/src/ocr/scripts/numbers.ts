import type { Recognised } from '../ctc.js';
import { LATIN_NUMBERS } from '../numerals/classes.js';
import type { NumberSystem } from '../numerals/classes.js';
import { decodeNumeral } from '../numerals/decode.js';
import type { Numeral, PartedLine } from '../numerals/decode.js';
import type { NumeralReader } from '../numerals/reader.js';
import type { ReadLine } from './other-scripts.js';
import { SCRIPTS } from './scripts.js';
import type { Script } from './scripts.js';

/** Score from which on a line is a number in digits that PP-OCR does not know. */
const NUMBER_SCORE = 0.5;
const DIGIT = /\p{Nd}/u;
/** A word in Latin letters. */
const WORD = /\p{Script=Latin}{3}/u;
/** PP-OCR reads Latin words with more certainty than this. */
const SURE_WORD = 0.9;

/** The lines of a picture that may be numbers, each cut into signs. */
export class NumbersOf {
  readonly #parted = new Map<ReadLine, PartedLine>();

  constructor(lines: readonly ReadLine[], reader: NumeralReader) {
    for (const one of lines) if (!isWord(one)) this.#parted.set(one, reader(one.line));
  }

  /** Whether a line is a number, in whatever script. */
  isNumber(line: ReadLine): boolean {
    return SYSTEMS.some((system) => this.#read(line, system) !== undefined);
  }

  /** The script whose digits the numbers of the picture are written in, when there are two of them at least. */
  script(): Script | undefined {
    const scores = SCRIPTS.flatMap((script) => script.numbers.map((system) => ({ script, ...this.#total(system) })));
    const best = scores.toSorted((a, b) => b.total - a.total)[0];
    return best && best.count >= LEAST_NUMBERS ? best.script : undefined;
  }

  /** The numbers of a picture that is in this script, in whichever of its systems fits all of them best. */
  in({ numbers }: Script): ReadonlyMap<ReadLine, Recognised> {
    const [system] = numbers.toSorted((a, b) => this.#total(b).total - this.#total(a).total);
    const found = new Map<ReadLine, Recognised>();
    if (!system) return found;
    for (const line of this.#parted.keys()) {
      const numeral = this.#read(line, system);
      if (numeral) found.set(line, numeral);
    }
    return found;
  }

  #total(system: NumberSystem): { total: number; count: number } {
    const scores = [...this.#parted.keys()].map((line) => this.#read(line, system)?.score ?? 0);
    return { total: scores.reduce((sum, score) => sum + score, 0), count: scores.filter((score) => score > 0).length };
  }

  #read(line: ReadLine, system: NumberSystem): Numeral | undefined {
    const parted = this.#parted.get(line);
    if (!parted) return undefined;
    const numeral = decodeNumeral(parted, system);
    if (numeral.score < NUMBER_SCORE || !DIGIT.test(numeral.text)) return undefined;
    return numeral.score > decodeNumeral(parted, LATIN_NUMBERS).score ? numeral : undefined;
  }
}

const SYSTEMS = SCRIPTS.flatMap(({ numbers }) => numbers);
/** A single one may be anything. */
const LEAST_NUMBERS = 2;

function isWord({ recognised: { text, score } }: ReadLine): boolean {
  return score > SURE_WORD && WORD.test(text);
}
