import { escapeXml, FONT_FILES, FONT_FAMILY, withVowelSigns, type Box } from '@hearth/agent';
import { Resvg } from '@resvg/resvg-js';

/** A word that stands in a picture. Box in pixels, around its ink. */
export interface Word {
  readonly text: string;
  readonly box: Box;
}

export interface Style {
  /** Pixels. */
  readonly size: number;
  readonly colour?: string;
  readonly bold?: boolean;
}

/** Where the given x lies in the line. */
export type Anchor = 'start' | 'middle' | 'end';

/** Size that words are measured at. */
const MEASURED = 100;
/** From ink to ink of neighbouring words, per size: a space of DejaVu Sans and the room beside letters. */
const SPACE = 0.42;
const RIGHT_TO_LEFT = /\p{Script=Arabic}/u;
const FONT = { fontFiles: FONT_FILES, loadSystemFonts: false, defaultFontFamily: FONT_FAMILY };

const measured = new Map<string, Box>();

/** Ink of a word whose base line begins at (0, 0), at size MEASURED. */
function inkOf(text: string, bold: boolean): Box {
  const key = `${bold}${text}`;
  const known = measured.get(key);
  if (known) return known;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">${element(text, 0, 0, { size: MEASURED, bold })}</svg>`;
  const { x, y, width, height } = new Resvg(svg, { font: FONT }).getBBox()!;
  const ink = { x, y, width, height };
  measured.set(key, ink);
  return ink;
}

function element(text: string, x: number, y: number, { size, colour = '#222', bold = false }: Style): string {
  return withVowelSigns(
    `<text x="${x}" y="${y}" font-family="${FONT_FAMILY}" font-size="${size}" fill="${colour}"${bold ? ' font-weight="bold"' : ''}>${escapeXml(text)}</text>`,
  );
}

/** A page that words are put on one by one, so that it is known where each of them stands. */
export class Sheet {
  readonly words: Word[] = [];
  readonly #elements: string[] = [];

  constructor(
    readonly width: number,
    readonly height: number,
    background = '#fbfaf5',
  ) {
    this.shape(`<rect width="100%" height="100%" fill="${background}"/>`);
  }

  /** Anything that is not to be read, as SVG. */
  shape(svg: string): void {
    this.#elements.push(svg);
  }

  /** One line. (x, y): its start, middle or end on the base line. */
  line(text: string, x: number, y: number, style: Style, anchor: Anchor = 'start'): void {
    const scale = style.size / MEASURED;
    const words = text.split(' ').map((word) => ({ word, ink: inkOf(word, style.bold ?? false) }));
    if (RIGHT_TO_LEFT.test(text)) words.reverse();
    const space = SPACE * style.size;
    const width = words.reduce((sum, { ink }) => sum + ink.width * scale + space, -space);
    let left = x - { start: 0, middle: width / 2, end: width }[anchor];
    for (const { word, ink } of words) {
      this.shape(element(word, left - ink.x * scale, y, style));
      const box = { x: left, y: y + ink.y * scale, width: ink.width * scale, height: ink.height * scale };
      this.words.push({ text: word, box });
      left += ink.width * scale + space;
    }
  }

  /** As PNG. */
  draw(): Buffer {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${this.width}" height="${this.height}">${this.#elements.join('')}</svg>`;
    return new Resvg(svg, { font: FONT }).render().asPng();
  }
}
