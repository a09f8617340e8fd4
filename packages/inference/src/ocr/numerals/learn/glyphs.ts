import { Resvg } from '@resvg/resvg-js';

/** Pixels of font size that glyphs are drawn at. */
export const DRAWN_SIZE = 48;
const CELL = 120;
const BASE_LINE = 72;
const INSET = 30;
/** In no font: what is drawn for it is drawn for whatever is missing. */
const NOWHERE = '\uf8fe';

/** One character of a font: ink from 0 to 1, row by row. */
export interface Glyph {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
  /** Rows from the top of the ink down to the base line, in pixels at DRAWN_SIZE. */
  readonly rise: number;
}

/** Draws characters of a font file; those it does not have are left out. */
export function glyphsOf(fontFile: string, characters: readonly string[]): Map<string, Glyph> {
  const all = [NOWHERE, ...characters];
  const cells = all.map(
    (char, at) =>
      `<text x="${at * CELL + INSET}" y="${BASE_LINE}" font-size="${DRAWN_SIZE}">&#${char.codePointAt(0)!};</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${all.length * CELL}" height="${CELL}">${cells.join('')}</svg>`;
  const { pixels, width } = new Resvg(svg, { font: { fontFiles: [fontFile], loadSystemFonts: false } }).render();
  const [missing, ...found] = all.map((_, at) => cut(pixels, width, at * CELL));
  const glyphs = new Map<string, Glyph>();
  for (const [at, glyph] of found.entries())
    if (glyph && !(missing && same(glyph, missing))) glyphs.set(characters[at]!, glyph);
  return glyphs;
}

/** The ink in one cell of a drawing of RGBA pixels. */
function cut(pixels: Uint8Array, width: number, from: number): Glyph | undefined {
  const alpha = (x: number, y: number): number => pixels[(y * width + from + x) * 4 + 3]! / 255;
  let [left, right, top, bottom] = [CELL, -1, CELL, -1];
  for (let y = 0; y < CELL; y++)
    for (let x = 0; x < CELL; x++)
      if (alpha(x, y) > 0) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
  if (right < 0) return undefined;
  const [w, h] = [right - left + 1, bottom - top + 1];
  const data = Float32Array.from({ length: w * h }, (_, cell) => alpha(left + (cell % w), top + Math.floor(cell / w)));
  return { data, width: w, height: h, rise: BASE_LINE - top };
}

function same(a: Glyph, b: Glyph): boolean {
  return (
    a.width === b.width && a.height === b.height && a.data.every((value, at) => Math.abs(value - b.data[at]!) < 0.1)
  );
}
