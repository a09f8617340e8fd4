import sharp from 'sharp';
import { FONT_FAMILY, canWrite } from '../drawing/fonts.js';
import { escapeXml, rasterise } from '../drawing/rasterise.js';
import type { Box } from '../types.js';
import { areaOf, centreOf, intersection } from './boxes.js';
import { fromPicture } from './frame.js';
import type { Shown } from './canvas.js';

/** Something drawn into a picture. Boxes and points in pixels of the picture. */
export type Mark =
  | {
      readonly shape: 'box';
      readonly box: Box;
      /** Drawn dashed. */
      readonly unsure?: boolean;
      readonly number?: number;
      readonly label?: string;
      readonly colour?: number;
    }
  | {
      readonly shape: 'point';
      readonly x: number;
      readonly y: number;
      readonly number?: number;
      readonly label?: string;
      readonly colour?: number;
    }
  | {
      readonly shape: 'arrow';
      readonly from: Point;
      readonly to: Point;
      readonly label?: string;
      readonly colour?: number;
    };

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Okabe and Ito's colours, told apart with every kind of colour blindness; with the colour of letters on them. */
const COLOURS = [
  ['#E69F00', '#000000'],
  ['#56B4E9', '#000000'],
  ['#009E73', '#FFFFFF'],
  ['#F0E442', '#000000'],
  ['#0072B2', '#FFFFFF'],
  ['#D55E00', '#FFFFFF'],
  ['#CC79A7', '#000000'],
] as const;

/** Letter size and line width as shares of the width: 18 and 3 points on a phone that shows pictures 360 points wide. */
const LETTER_SHARE = 0.05;
const LINE_SHARE = 0.0075;
const LEAST_LETTER = 10;
/** Mean width of a bold letter, in letter sizes. */
const LETTER_WIDTH = 0.7;
/** A box whose sides are shorter than this many letters gets an arrow to it, so that it is seen at all. */
const SMALL = 1;
const MOST_LABEL = 24;
/** In letter sizes. */
const BADGE_HEIGHT = 1.3;
/** How much worse it is to hide a badge than a marked thing: it cannot be read then. */
const BADGE_WEIGHT = 4;
const JPEG_QUALITY = 90;

/** The picture as JPEG with marks drawn into it: outlined twice, so that they are seen on any ground. */
export async function drawMarks(shown: Shown, marks: readonly Mark[]): Promise<Buffer> {
  if (marks.length === 0) return shown.bytes;
  const { width, height } = shown;
  const letter = Math.max(LEAST_LETTER, width * LETTER_SHARE);
  const line = Math.max(2, width * LINE_SHARE);
  const boxes = marks.flatMap((mark) => (mark.shape === 'box' ? [fromPicture(mark.box, shown.frame)] : []));
  const badges = new Badges(letter, width, height, boxes);
  const drawn = marks.map((mark, i) => draw(mark, i, { shown, letter, line, badges }));
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    drawn.map(({ shape }) => shape).join('') +
    drawn.map(({ badge }) => badge).join('') +
    '</svg>';
  return sharp(shown.bytes)
    .composite([{ input: await rasterise(svg) }])
    .jpeg({ quality: JPEG_QUALITY })
    .toBuffer();
}

interface Pen {
  readonly shown: Shown;
  readonly letter: number;
  readonly line: number;
  readonly badges: Badges;
}

function draw(mark: Mark, index: number, pen: Pen): { readonly shape: string; readonly badge: string } {
  const [ground, ink] = COLOURS[(mark.colour ?? index) % COLOURS.length]!;
  const { shown, letter, line, badges } = pen;
  if (mark.shape === 'arrow') {
    const from = pointIn(mark.from, shown);
    const to = pointIn(mark.to, shown);
    const along = (share: number) => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
    const badge = badges.near(
      [0.5, 0.4, 0.6].flatMap((share) => beside(along(share), letter)),
      textOf(mark),
      [ground, ink],
    );
    return { shape: arrow(from, to, ground, line), badge };
  }
  if (mark.shape === 'point') {
    const { x, y } = pointIn(mark, shown);
    const shape = `<circle cx="${f(x)}" cy="${f(y)}" r="${f(letter * 0.35)}" fill="${ground}" stroke="#000" stroke-width="${f(line / 2)}"/>`;
    return { shape, badge: badges.near(beside({ x, y: y - letter * 1.4 }, letter), textOf(mark), [ground, ink]) };
  }
  const box = fromPicture(mark.box, shown.frame);
  const dashes = mark.unsure ? ` stroke-dasharray="${f(line * 4)} ${f(line * 3)}"` : '';
  const rect = (colour: string, width: number) =>
    `<rect x="${f(box.x)}" y="${f(box.y)}" width="${f(box.width)}" height="${f(box.height)}" fill="none" stroke="${colour}" stroke-width="${f(width)}"${dashes}/>`;
  const small = Math.max(box.width, box.height) < SMALL * letter;
  const tip = centreOf(box);
  const tail = {
    x: tip.x < shown.width / 2 ? tip.x + 3 * letter : tip.x - 3 * letter,
    y: tip.y < shown.height / 2 ? tip.y + 2 * letter : tip.y - 2 * letter,
  };
  return {
    shape:
      rect('#000', line * 2) +
      rect('#fff', line * 1.6) +
      rect(ground, line) +
      (small ? arrow(tail, tip, ground, line) : ''),
    badge: badges.near(small ? beside(tail, letter) : around(box, letter), textOf(mark), [ground, ink]),
  };
}

/** `1 cup`; the number alone where there are no letters for the label. */
function textOf(mark: Mark): string {
  const number = mark.shape === 'arrow' || mark.number === undefined ? '' : String(mark.number);
  const label = mark.label && canWrite(mark.label) ? mark.label.slice(0, MOST_LABEL) : '';
  return [number, label].filter(Boolean).join(' ');
}

function pointIn({ x, y }: Point, { frame }: Shown): Point {
  return fromPicture({ x, y, width: 0, height: 0 }, frame);
}

function arrow(from: Point, to: Point, colour: string, line: number): string {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const head = line * 4;
  const side = (turn: number) =>
    `${f(to.x - head * Math.cos(angle + turn))},${f(to.y - head * Math.sin(angle + turn))}`;
  const path = (stroke: string, width: number) =>
    `<path d="M${f(from.x)},${f(from.y)}L${f(to.x)},${f(to.y)}M${side(0.5)}L${f(to.x)},${f(to.y)}L${side(-0.5)}" fill="none" stroke="${stroke}" stroke-width="${f(width)}" stroke-linecap="round"/>`;
  return path('#000', line * 2) + path(colour, line);
}

const f = (value: number) => value.toFixed(1);

/** Places for a badge at a box, by its top left: above, below, to the right, then in it. */
function around({ x, y, width, height }: Box, letter: number): readonly Point[] {
  const above = y - letter * BADGE_HEIGHT;
  return [
    { x, y: above },
    { x, y: y + height },
    { x: x + width, y },
    { x: x + width, y: y + height - letter * BADGE_HEIGHT },
    { x, y: above - letter * BADGE_HEIGHT },
    { x, y },
  ];
}

/** Places for a badge at a point: there, then further up and down. */
function beside({ x, y }: Point, letter: number): readonly Point[] {
  return [0, -1, 1, -2, 2, -3, 3].map((rows) => ({ x, y: y + rows * letter * BADGE_HEIGHT }));
}

/** Places the badges: inside the picture, not upon each other and not upon what is marked, as long as there is room. */
class Badges {
  readonly #taken: Box[] = [];

  constructor(
    private readonly letter: number,
    private readonly width: number,
    private readonly height: number,
    private readonly marked: readonly Box[],
  ) {}

  /** At the first of the places that hides nothing, else where it hides least. */
  near(places: readonly Point[], text: string, [ground, ink]: readonly [ground: string, ink: string]): string {
    if (text === '') return '';
    const width = this.letter * (LETTER_WIDTH * Array.from(text).length + 0.5);
    const height = this.letter * BADGE_HEIGHT;
    const inside = (value: number, length: number, whole: number) => Math.max(0, Math.min(value, whole - length));
    const spots = places.map(({ x, y }) => {
      const box = { x: inside(x, width, this.width), y: inside(y, height, this.height), width, height };
      return { box, hides: this.#hides(box) };
    });
    const { box } = spots.reduce((best, one) => (one.hides < best.hides ? one : best));
    this.#taken.push(box);
    return (
      `<rect x="${f(box.x)}" y="${f(box.y)}" width="${f(box.width)}" height="${f(box.height)}" rx="${f(this.letter * 0.2)}" fill="${ground}" stroke="#000" stroke-width="${f(this.letter * 0.06)}"/>` +
      `<text x="${f(box.x + box.width / 2)}" y="${f(box.y + this.letter)}" text-anchor="middle" font-family="${FONT_FAMILY}" font-weight="bold" font-size="${f(this.letter)}" fill="${ink}">${escapeXml(text)}</text>`
    );
  }

  /** Pixels of other badges, which count more, and of marked things that a badge would hide. */
  #hides(box: Box): number {
    const of = (others: readonly Box[]) => others.reduce((sum, other) => sum + areaOf(intersection(box, other)), 0);
    return BADGE_WEIGHT * of(this.#taken) + of(this.marked);
  }
}
