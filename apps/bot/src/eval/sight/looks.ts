import type { Box } from '@hearth/agent';
import sharp from 'sharp';
import type { Random } from '../../random.js';
import type { Word } from './sheet.js';

/** How a picture of a page was taken. */
export const LOOKS = ['upright', 'turned', 'blurred', 'photo'] as const;
export type Look = (typeof LOOKS)[number];

/** A picture with what is on it; boxes in pixels of the picture upright. */
export interface Taken {
  readonly picture: Buffer;
  readonly words: readonly Word[];
}

/** Of letters that are some 30 pixels high. */
const BLUR_SIGMA = 2;
/** Degrees. */
const TURN = [3, 8] as const;
/** Share of turned pictures that are upright in their pixels' frame but carry an EXIF turn, as phones write them. */
const EXIF_SHARE = 0.3;
/** EXIF orientation: show after turning 90° clockwise. */
const EXIF_TURN = 6;
const TABLE = 90;

/** Takes a picture of a page, drawn as PNG. */
export function take(page: Taken, look: Look, random: Random): Promise<Taken> {
  switch (look) {
    case 'upright':
      return encoded(page, 90);
    case 'turned':
      return random.next() < EXIF_SHARE ? turnedByExif(page) : turned(page, signed(random, ...TURN), '#5c5148', 90);
    case 'blurred':
      return blurred(page);
    case 'photo':
      return photographed(page, random);
  }
}

async function encoded({ picture, words }: Taken, quality: number): Promise<Taken> {
  return { picture: await sharp(picture).flatten({ background: '#fff' }).jpeg({ quality }).toBuffer(), words };
}

async function blurred({ picture, words }: Taken): Promise<Taken> {
  return { picture: await sharp(picture).blur(BLUR_SIGMA).jpeg({ quality: 85 }).toBuffer(), words };
}

async function turnedByExif({ picture, words }: Taken): Promise<Taken> {
  const lying = await sharp(picture).rotate(-90).toBuffer();
  const tagged = await sharp(lying).withMetadata({ orientation: EXIF_TURN }).jpeg({ quality: 90 }).toBuffer();
  return { picture: tagged, words };
}

async function turned({ picture, words }: Taken, degrees: number, background: string, quality: number): Promise<Taken> {
  const { width, height } = await sharp(picture).metadata();
  const { data, info } = await sharp(picture)
    .rotate(degrees, { background })
    .jpeg({ quality })
    .toBuffer({ resolveWithObject: true });
  const map = turn(degrees, { width, height }, info);
  return { picture: data, words: words.map(({ text, box }) => ({ text, box: around(box, map) })) };
}

/** On a table, in the light of a window, a little turned, with the noise and the sharpness of a phone. */
async function photographed({ picture, words }: Taken, random: Random): Promise<Taken> {
  const { width, height } = await sharp(picture).metadata();
  const table = { width: width + 2 * TABLE, height: height + 2 * TABLE };
  const framed: Taken = {
    picture: await sharp(picture)
      .extend({ top: TABLE, bottom: TABLE, left: TABLE, right: TABLE, background: '#6b5a49' })
      .png()
      .toBuffer(),
    words: words.map(({ text, box }) => ({ text, box: { ...box, x: box.x + TABLE, y: box.y + TABLE } })),
  };
  const light = await sharp(shade(table.width, table.height, random.next() < 0.5))
    .png()
    .toBuffer();
  const lit = await sharp(framed.picture)
    .composite([{ input: light, blend: 'multiply' }])
    .png()
    .toBuffer();
  const tilted = await turned({ ...framed, picture: lit }, signed(random, 1, 3), '#6b5a49', 100);
  const { width: w, height: h } = await sharp(tilted.picture).metadata();
  const grain = await sharp({
    create: {
      width: w,
      height: h,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 14 },
    },
  })
    .png()
    .toBuffer();
  const noisy = sharp(tilted.picture)
    .blur(0.7)
    .composite([{ input: grain, blend: 'soft-light' }]);
  return { picture: await noisy.jpeg({ quality: 72 }).toBuffer(), words: tilted.words };
}

function shade(width: number, height: number, fromLeft: boolean): Buffer {
  const [x1, x2] = fromLeft ? [0, 1] : [1, 0];
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="l" x1="${x1}" x2="${x2}" y1="0" y2="0.6"><stop offset="0" stop-color="#fff6e6"/><stop offset="1" stop-color="#9d968c"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#l)"/></svg>`,
  );
}

function signed(random: Random, from: number, to: number): number {
  return random.between(from, to) * (random.next() < 0.5 ? -1 : 1);
}

type Size = { readonly width: number; readonly height: number };
type Point = readonly [x: number, y: number];

/** Where a point goes when a picture is turned clockwise about its middle onto a larger one. */
function turn(degrees: number, from: Size, to: Size): (point: Point) => Point {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return ([x, y]) => {
    const [dx, dy] = [x - from.width / 2, y - from.height / 2];
    return [to.width / 2 + dx * cos - dy * sin, to.height / 2 + dx * sin + dy * cos];
  };
}

/** The upright box around a moved one. */
function around({ x, y, width, height }: Box, map: (point: Point) => Point): Box {
  const corners = [map([x, y]), map([x + width, y]), map([x, y + height]), map([x + width, y + height])];
  const [xs, ys] = [corners.map(([at]) => at), corners.map(([, at]) => at)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
