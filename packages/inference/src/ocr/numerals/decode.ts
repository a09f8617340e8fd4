import type { Recognised } from '../ctc.js';
import { ALPHABET } from './systems.js';
import type { NumberSystem } from './systems.js';

const CHARACTERS = Array.from(ALPHABET);
/** The blank, then the alphabet. */
export const CLASSES = CHARACTERS.length + 1;

/** Something stands where the blank is less likely than this. */
const SOMETHING = 0.5;
/** Keeps the logarithm finite. */
const LEAST = 1e-6;

/** What a line says if it is written in one system. */
export interface Numeral extends Recognised {
  /** Mean logarithm of the probability of what was chosen at each step, as it is written in the system: to compare systems on one line. */
  readonly fit: number;
}

/**
 * Greedy decoding of the reader's output, as if nothing but the characters of a number system could stand there: where something rather
 * than nothing stands, the likeliest of them, digits of other scripts counted for those of the same value.
 * @param logProbabilities [steps, CLASSES]
 */
export function decodeNumeral(logProbabilities: Float32Array, { characters, written }: NumberSystem): Numeral {
  const allowed = [...characters].map(([char, twins]) => ({
    char,
    own: CHARACTERS.indexOf(char) + 1,
    all: [...new Set(twins)].map((twin) => CHARACTERS.indexOf(twin) + 1),
  }));
  const steps = Math.floor(logProbabilities.length / CLASSES);
  let [text, kept, sum, fit, before] = ['', 0, 0, 0, ''];
  for (let step = 0; step < steps; step++) {
    const at = (one: number) => Math.exp(logProbabilities[step * CLASSES + one]!);
    const nothing = at(0);
    let best = { char: '', own: 0, probability: -1 };
    for (const { char, own, all } of allowed) {
      const probability = all.reduce((total, one) => total + at(one), 0);
      if (probability > best.probability) best = { char, own: at(own), probability };
    }
    const stands = nothing < SOMETHING;
    fit += Math.log(Math.max(LEAST, stands ? best.own : nothing));
    if (stands && best.char !== before) {
      text += best.char;
      sum += best.probability;
      kept++;
    }
    before = stands ? best.char : '';
  }
  return { text: written(text.trim()), score: kept === 0 ? 0 : sum / kept, fit: steps === 0 ? -Infinity : fit / steps };
}
