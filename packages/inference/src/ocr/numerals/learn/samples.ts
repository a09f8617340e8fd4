import { CLASSES, OTHER } from '../classes.js';
import { MOST_PIECES, WIDEST } from '../decode.js';
import { FEATURES, featuresOf } from '../features.js';
import { inkOf } from '../ink.js';
import { piecesOf, together } from '../pieces.js';
import type { Glyph } from './glyphs.js';
import { drawLine } from './line.js';
import type { DrawnLine, Sign } from './line.js';
import type { Random } from './random.js';

/** Shapes and what they are. */
export interface Samples {
  /** [count, FEATURES] */
  readonly features: Float32Array;
  readonly classes: Uint8Array;
}

/** A shape is a sign when this much of its ink is that sign's, and this much of the sign is in it. */
const PURE = 0.9;
const WHOLE = 0.85;
/** And no other sign, however small, is in it with more of its ink than this. */
const ANOTHER = 0.4;
/** Share of the shapes that are no sign that are kept. */
const OTHERS_KEPT = 0.35;

/** Fonts' own digits; letters only stand among what is no number. */
export interface FontGlyphs {
  /** Digits of one system, by value. */
  readonly digits: readonly Sign[];
  /** What parts them, as classes; several characters can be one. */
  readonly signs: readonly Sign[];
  readonly letters: readonly Glyph[];
}

/** Draws `count` lines with the fonts and cuts them as a picture's lines are cut. */
export function samplesOf(fonts: readonly FontGlyphs[], count: number, random: Random): Samples {
  const features: Float32Array[] = [];
  const classes: number[] = [];
  for (let line = 0; line < count; line++) {
    const signs = someSigns(random.pick(fonts), random);
    const drawn = drawLine(signs, random);
    const ink = inkOf(drawn.picture);
    const pieces = piecesOf(ink);
    for (let from = 0; from < pieces.pieces.length; from++)
      for (let to = from + 1; to <= Math.min(pieces.pieces.length, from + MOST_PIECES); to++) {
        const piece = together(pieces.pieces.slice(from, to));
        if (to > from + 1 && piece.right - piece.left + 1 > WIDEST * pieces.size) break;
        const of = classOf(drawn, signs, piece.cells);
        if (of === OTHER && random.next() > OTHERS_KEPT) continue;
        features.push(featuresOf(ink, piece, pieces));
        classes.push(of);
      }
  }
  const all = new Float32Array(features.length * FEATURES);
  for (const [at, one] of features.entries()) all.set(one, at * FEATURES);
  return { features: all, classes: Uint8Array.from(classes) };
}

function classOf({ shares, totals }: DrawnLine, signs: readonly Sign[], cells: readonly number[]): number {
  const own = shares.map((share) => cells.reduce((sum, cell) => sum + (share.get(cell) ?? 0), 0));
  const all = own.reduce((sum, value) => sum + value, 0);
  const best = own.indexOf(Math.max(...own));
  const another = own.some((value, at) => at !== best && value > ANOTHER * totals[at]!);
  if (another || own[best]! < PURE * all || own[best]! < WHOLE * totals[best]!) return OTHER;
  return CLASSES.indexOf(signs[best]!.char);
}

/** Money, dates, counts; sometimes letters. */
function someSigns({ digits, signs, letters }: FontGlyphs, { next, below, pick, between }: Random): Sign[] {
  const some = (count: number): Sign[] => Array.from({ length: count }, () => pick(digits));
  const parting = (chars: string): Sign[] => {
    const fitting = signs.filter(({ char }) => chars.includes(char));
    return fitting.length === 0 ? [] : [pick(fitting)];
  };
  if (letters.length > 0 && next() < 0.15)
    return Array.from({ length: 2 + below(5) }, () => ({ char: '', glyph: pick(letters) }));
  const kind = next();
  const zeros = (count: number): Sign[] =>
    Array.from({ length: count }, () => (next() < 0.5 ? digits[0]! : pick(digits)));
  if (kind < 0.35) return [...some(1 + below(4)), ...parting('٫.'), ...zeros(2)];
  if (kind < 0.65)
    return [
      ...some(1 + below(3)),
      ...parting('٬٫'),
      ...zeros(3),
      ...(next() < 0.3 ? [...parting('٫.'), ...zeros(2)] : []),
    ];
  if (kind < 0.8) return some(1 + Math.floor(between(0, 8)));
  if (kind < 0.9) {
    const mark = parting('/-.');
    return [...some(1 + below(2)), ...mark, ...some(2), ...mark, ...some(4)];
  }
  return [...some(1 + below(2)), ...parting(':'), ...some(2)];
}
