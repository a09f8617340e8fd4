import { levelExtents } from '../../pictures/level.js';
import type { TextLine } from '../../types.js';

/** A piece of a document's text and where it stands, the document turned level. */
export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Middle of its height. */
  readonly y: number;
  readonly height: number;
}

/** Wider gaps than this part what stands in one line: two spaces. */
const GAP = /\s{2,}/u;
/** Pieces stand in one row when their middles are nearer than this share of the lower one's height. */
const SAME_ROW = 0.6;
/** Heights between the middles of a name and of what stands below it, at most. */
const BELOW = 3.5;
const RIGHT_TO_LEFT = /\p{Script=Arabic}/u;

/** The pieces of lines in reading order; a line without a box is a row of its own. */
export function piecesOf(lines: readonly TextLine[]): readonly Piece[] {
  const extents = levelExtents(lines);
  return lines.flatMap(({ text }, row) => {
    const top = row * (BELOW + 1);
    const { left, right, ...rows } = extents[row] ?? { left: 0, right: text.length, top, bottom: top + 1 };
    const height = rows.bottom - rows.top;
    const at = (letter: number) => {
      const share = letter / text.length;
      return left + (right - left) * (RIGHT_TO_LEFT.test(text) ? 1 - share : share);
    };
    return parts(text).map((part) => {
      const [a, b] = [at(part.from), at(part.to)];
      return { text: part.text, left: Math.min(a, b), right: Math.max(a, b), y: rows.top + height / 2, height };
    });
  });
}

/** What stands beside a piece in its row, nearest first, in the direction that the piece is read. */
export function besideOf(piece: Piece, pieces: readonly Piece[]): readonly Piece[] {
  const toLeft = RIGHT_TO_LEFT.test(piece.text);
  return pieces
    .filter((one) => one !== piece && Math.abs(one.y - piece.y) < SAME_ROW * Math.min(one.height, piece.height))
    .filter((one) => (toLeft ? one.right <= piece.left + piece.height : one.left >= piece.right - piece.height))
    .toSorted((a, b) => Math.abs(a.left - piece.left) - Math.abs(b.left - piece.left));
}

/** The nearest piece below that shares some of its width. */
export function belowOf(piece: Piece, pieces: readonly Piece[]): Piece | undefined {
  return pieces
    .filter((one) => one.y > piece.y + SAME_ROW * Math.min(one.height, piece.height))
    .filter((one) => one.y - piece.y < BELOW * Math.max(one.height, piece.height))
    .filter((one) => Math.min(one.right, piece.right) > Math.max(one.left, piece.left))
    .toSorted((a, b) => a.y - b.y)[0];
}

function parts(text: string): { readonly text: string; readonly from: number; readonly to: number }[] {
  let from = 0;
  return text.split(GAP).flatMap((part) => {
    const at = text.indexOf(part, from);
    from = at + part.length;
    return part.trim() === '' ? [] : [{ text: part.trim(), from: at, to: from }];
  });
}
