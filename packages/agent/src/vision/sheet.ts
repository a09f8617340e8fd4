import sharp from 'sharp';
import { FONT_FAMILY, canWrite } from '../drawing/fonts.js';
import { escapeXml, rasterise } from '../drawing/rasterise.js';
import { show } from './canvas.js';
import type { Canvas } from './canvas.js';
import type { Look } from './looker.js';
import { drawMarks } from './mark.js';

/** Pixels: two columns fill a phone's width. */
const CELL = 520;
const CELL_HEIGHT = 390;
const GAP = 16;
const LETTER = 24;
const LINES = 2;
const NOTE_CHARS = 38;
const MOST_CELLS = 12;
const GROUND = '#f4f1ea';

/** The picture of one look: the part that was looked at, with what was found in it. */
export async function pictureOfLook(canvas: Canvas, { box, marks }: Look): Promise<Buffer> {
  const shown = await show(canvas, box);
  return drawMarks(shown, marks);
}

/** Looks as one contact sheet (JPEG): numbered, each with its note. @throws RangeError when there are none */
export async function contactSheet(canvases: readonly Canvas[], looks: readonly Look[]): Promise<Buffer> {
  const cells = looks.slice(0, MOST_CELLS);
  if (cells.length === 0) throw new RangeError('no looks');
  const columns = cells.length === 1 ? 1 : 2;
  const textHeight = LETTER * 1.3 * LINES + GAP;
  const rowHeight = CELL_HEIGHT + textHeight + GAP;
  const size = {
    width: columns * (CELL + GAP) + GAP,
    height: Math.ceil(Math.ceil(cells.length / columns) * rowHeight + GAP),
  };
  const layers: { input: Buffer; left: number; top: number }[] = [];
  const texts: string[] = [];
  for (const [i, look] of cells.entries()) {
    const left = GAP + (i % columns) * (CELL + GAP);
    const top = Math.round(GAP + Math.floor(i / columns) * rowHeight);
    const picture = await pictureOfLook(canvases[look.picture]!, look);
    layers.push({
      input: await sharp(picture).resize(CELL, CELL_HEIGHT, { fit: 'contain', background: '#ffffff' }).png().toBuffer(),
      left,
      top,
    });
    const note = `${i + 1}. ${canWrite(look.note) ? look.note : ''}`;
    texts.push(
      ...linesOf(note).map(
        (line, n) =>
          `<text x="${left}" y="${top + CELL_HEIGHT + LETTER * (1.2 + n * 1.3)}" font-family="${FONT_FAMILY}" font-size="${LETTER}" fill="#222">${escapeXml(line)}</text>`,
      ),
    );
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${texts.join('')}</svg>`;
  return sharp({ create: { ...size, channels: 3, background: GROUND } })
    .composite([...layers, { input: await rasterise(svg), left: 0, top: 0 }])
    .jpeg({ quality: 88 })
    .toBuffer();
}

function linesOf(text: string): string[] {
  const letters = Array.from(text);
  const lines = Array.from({ length: LINES }, (_, i) => letters.slice(i * NOTE_CHARS, (i + 1) * NOTE_CHARS).join(''));
  if (letters.length > LINES * NOTE_CHARS) lines[LINES - 1] = `${lines[LINES - 1]!.slice(0, -1)}…`;
  return lines.filter(Boolean);
}
