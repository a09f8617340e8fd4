import { OTHER, CLASSES, valueOf } from './classes.js';
import type { NumberSystem } from './classes.js';
import { featuresOf } from './features.js';
import type { Ink } from './ink.js';
import { classify } from './network.js';
import type { Network } from './network.js';
import { piecesOf, together } from './pieces.js';
import type { Piece } from './pieces.js';

/** Pieces that one sign can be made of, and how wide it can be by the height of digits. */
export const MOST_PIECES = 4;
export const WIDEST = 1.5;

/** A way to part a line into signs. */
export interface Candidate {
  readonly from: number;
  /** The piece after the last one. */
  readonly to: number;
  readonly piece: Piece;
  /** Logarithm of each class's probability. */
  readonly classes: Float32Array;
}

/** All ways to part a line. */
export interface PartedLine {
  readonly candidates: readonly Candidate[];
  /** Pieces. */
  readonly count: number;
  /** Height of digits in pixels. */
  readonly size: number;
}

/** Every run of neighbouring pieces that may be one sign, classified. */
export function partLine(ink: Ink, network: Network): PartedLine {
  const line = piecesOf(ink);
  const candidates: Candidate[] = [];
  for (let from = 0; from < line.pieces.length; from++)
    for (let to = from + 1; to <= Math.min(line.pieces.length, from + MOST_PIECES); to++) {
      const piece = together(line.pieces.slice(from, to));
      if (to > from + 1 && piece.right - piece.left + 1 > WIDEST * line.size) break;
      candidates.push({ from, to, piece, classes: classify(network, featuresOf(ink, piece, line)) });
    }
  return { candidates, count: line.pieces.length, size: line.size };
}

/** A number as it stands on a line. */
export interface Numeral {
  readonly text: string;
  /** Geometric mean of the probabilities of its signs, each by its pieces, 0 to 1. */
  readonly score: number;
}

/** The likeliest number of a system on a line, as the best way to part it (Viterbi). */
export function decodeNumeral(line: PartedLine, system: NumberSystem): Numeral {
  const { candidates, count, size } = line;
  if (count === 0) return { text: '', score: 0 };
  interface Way {
    readonly sum: number;
    readonly candidate?: Candidate;
    readonly char?: string;
    readonly before?: Way;
  }
  const ways: (Way | undefined)[] = [{ sum: 0 }];
  for (const candidate of candidates) {
    const before = ways[candidate.from];
    if (!before) continue;
    const { char, log } = likeliest(candidate, system);
    const sum = before.sum + log * (candidate.to - candidate.from);
    if (sum > (ways[candidate.to]?.sum ?? -Infinity)) ways[candidate.to] = { sum, candidate, char, before };
  }
  const end = ways[count]!;
  const signs: Sign[] = [];
  for (let way: Way | undefined = end; way?.candidate; way = way.before)
    signs.unshift({ char: way.char!, piece: way.candidate.piece });
  return { text: written(signs, system, size), score: Math.exp(end.sum / count) };
}

interface Sign {
  readonly char: string;
  readonly piece: Piece;
}

function likeliest({ classes }: Candidate, { allowed }: NumberSystem): { char: string; log: number } {
  let best = OTHER;
  let log = -Infinity;
  for (let at = 0; at < OTHER; at++)
    if (allowed[at]! && classes[at]! > log) {
      log = classes[at]!;
      best = at;
    }
  return { char: CLASSES[best]!, log };
}

/** Room between two signs, by the height of digits, that is a space. */
const SPACE = 0.9;
const GROUP = /[٫٬](?=\p{Nd}{3}(?!\p{Nd}))/gu;
const POINT = /(?<=\p{Nd})[٫٬](?=\p{Nd})/gu;

/**
 * In the system's own digits; which of the two commas stands there follows from the digits after it, as many fonts draw them alike. Where
 * there are such commas, a point is a zero of Arabic, on a line that is not quite level.
 */
function written(signs: readonly Sign[], system: NumberSystem, size: number): string {
  const points =
    system.point === '٫' && signs.some(({ char }) => char === '٫' || char === '٬') ? system.digits[0]! : '.';
  let text = '';
  for (const [at, { char, piece }] of signs.entries()) {
    const before = signs[at - 1]?.piece;
    if (before && piece.left - before.right > SPACE * size) text += ' ';
    const value = valueOf(char);
    text += char === '.' ? points : value === undefined ? char : system.digits[value]!;
  }
  return text.replace(GROUP, '\u0001').replace(POINT, system.point).replaceAll('\u0001', system.comma);
}
