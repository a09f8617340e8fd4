import type { Ink } from '../ink.js';
import { INK } from '../pieces.js';
import type { Pixels } from '../../../pictures/pixels.js';
import type { Glyph } from './glyphs.js';
import { DRAWN_SIZE } from './glyphs.js';
import type { Random } from './random.js';

/** A character and its shape. */
export interface Sign {
  readonly char: string;
  readonly glyph: Glyph;
}

/** A drawn line of text as it would be cut out of a picture, and where the ink of each sign is. */
export interface DrawnLine {
  readonly picture: Pixels;
  /** By sign: ink by cell, of the cells that have any. */
  readonly shares: readonly ReadonlyMap<number, number>[];
  /** By sign: all of its ink but the faint rim of a blurred one. */
  readonly totals: readonly number[];
}

/** Pixels: height of a line. */
const HEIGHT = 48;

/** Draws signs one beside the other: in some size, at some distance, turned, slanted, blurred, noisy, in some light. */
export function drawLine(signs: readonly Sign[], { next, between }: Random): DrawnLine {
  const size = between(17, 34);
  const scale = size / (DRAWN_SIZE * 0.72);
  const slant = next() < 0.25 ? between(-0.05, 0.25) : 0;
  const stretch = between(0.85, 1.15);
  const turn = next() < 0.5 ? between(-0.04, 0.04) : 0;
  const blur = next() < 0.6 ? between(0, 0.12) * size : 0;
  const bolder = next() < 0.4 ? between(0.02, 0.07) * size : 0;
  const gap = between(0.06, 0.22) * size;
  const room = Math.ceil(between(0.15, 0.5) * size);
  const widths = signs.map(({ glyph }) => glyph.width * scale * stretch);
  const width = Math.ceil(widths.reduce((sum, each) => sum + each + gap, 0) + 2 * room);
  const rises = signs.map(({ glyph }) => glyph.rise * scale);
  const falls = signs.map(({ glyph }) => (glyph.height - glyph.rise) * scale);
  const [above, below] = [Math.max(...rises), Math.max(...falls)];
  const spare = HEIGHT - above - below;
  const baseLine = above + (spare > 0 ? between(0.25, 0.75) * spare : spare / 2);

  const shares: Map<number, number>[] = [];
  const ink: Ink = { data: new Float32Array(width * HEIGHT), width, height: HEIGHT };
  let left = room;
  for (const [at, { glyph }] of signs.entries()) {
    const place = { left, baseLine: baseLine + (left - width / 2) * turn, scale, stretch, slant, turn, bolder };
    shares.push(put(ink, glyph, place, blur));
    left += widths[at]! + gap * between(0.6, 1.4);
  }
  const totals = shares.map((share) => [...share.values()].reduce((sum, value) => sum + (value < INK ? 0 : value), 0));
  return { picture: photographed(ink, { next, between }), shares, totals };
}

interface Place {
  readonly left: number;
  readonly baseLine: number;
  readonly scale: number;
  readonly stretch: number;
  readonly slant: number;
  readonly turn: number;
  /** Pixels that strokes are thicker by than in the font, about. */
  readonly bolder: number;
}

/** What spread ink is multiplied by, so that strokes get thicker. */
const SPREAD = 2.5;
/** Where in a cell a glyph is looked at. */
const SAMPLES = [0.25, 0.75];

/** Adds a glyph's ink to a line, and tells it by cell. */
function put(
  line: Ink,
  glyph: Glyph,
  { left, baseLine, scale, stretch, slant, turn, bolder }: Place,
  blur: number,
): Map<number, number> {
  const reach = Math.ceil(3 * (blur + bolder)) + 2;
  const [w, h] = [Math.ceil(glyph.width * scale * stretch), Math.ceil(glyph.height * scale)];
  const from = { x: Math.floor(left - reach - slant * h), y: Math.floor(baseLine - glyph.rise * scale - reach) };
  const wide = Math.ceil(w + 2 * reach + 2 * Math.abs(slant) * h);
  const high = h + 2 * reach;
  const own = new Float32Array(wide * high);
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++) {
      let sum = 0;
      for (const inset of SAMPLES) {
        const px = from.x + x + inset - left;
        const py = from.y + y + inset - baseLine - px * turn;
        sum += inkAt(glyph, (px + py * slant) / (scale * stretch), py / scale + glyph.rise);
      }
      own[y * wide + x] = sum / SAMPLES.length;
    }
  const thick = bolder > 0 ? blurred(own, wide, high, bolder).map((value) => Math.min(1, value * SPREAD)) : own;
  const soft = blur > 0 ? blurred(thick, wide, high, blur) : thick;
  const share = new Map<number, number>();
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++) {
      const [toX, toY] = [from.x + x, from.y + y];
      const value = soft[y * wide + x]!;
      if (value < 0.01 || toX < 0 || toY < 0 || toX >= line.width || toY >= line.height) continue;
      const cell = toY * line.width + toX;
      line.data[cell] = Math.min(1, line.data[cell]! + value);
      share.set(cell, value);
    }
  return share;
}

/** Bilinear. */
function inkAt({ data, width, height }: Glyph, x: number, y: number): number {
  const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  const [fx, fy] = [x - 0.5 - left, y - 0.5 - top];
  const at = (cx: number, cy: number): number =>
    cx < 0 || cy < 0 || cx >= width || cy >= height ? 0 : data[cy * width + cx]!;
  return (
    (at(left, top) * (1 - fx) + at(left + 1, top) * fx) * (1 - fy) +
    (at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx) * fy
  );
}

/** Gaussian, one direction after the other. */
function blurred(data: Float32Array, width: number, height: number, sigma: number): Float32Array {
  const reach = Math.ceil(3 * sigma);
  const kernel = Float32Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * sigma ** 2)),
  );
  const total = kernel.reduce((sum, value) => sum + value, 0);
  const pass = (from: Float32Array, dx: number, dy: number): Float32Array => {
    const to = new Float32Array(from.length);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        let sum = 0;
        for (let at = -reach; at <= reach; at++) {
          const [px, py] = [x + at * dx, y + at * dy];
          if (px >= 0 && py >= 0 && px < width && py < height) sum += from[py * width + px]! * kernel[at + reach]!;
        }
        to[y * width + x] = sum / total;
      }
    return to;
  };
  return pass(pass(data, 1, 0), 0, 1);
}

/** Ink on paper, in some light, with noise. */
function photographed({ data, width, height }: Ink, { next, between }: Pick<Random, 'next' | 'between'>): Pixels {
  const paper = between(150, 255);
  const dark = paper - between(90, paper);
  const invert = next() < 0.2;
  const falls = between(0, 0.25) / width;
  const noise = next() < 0.5 ? between(0, 24) : 2;
  const pixels = new Uint8Array(data.length * 3);
  for (let cell = 0; cell < data.length; cell++) {
    const light = 1 - falls * (cell % width);
    const value = (paper + (dark - paper) * data[cell]!) * light + (next() + next() - 1) * noise;
    pixels.fill(Math.min(255, Math.max(0, invert ? 255 - value : value)), cell * 3, cell * 3 + 3);
  }
  return { data: pixels, width, height };
}
