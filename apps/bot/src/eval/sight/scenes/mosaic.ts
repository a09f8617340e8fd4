import type { Box } from '@hearth/agent';
import sharp from 'sharp';
import type { Random } from '../../../random.js';
import { PORTRAITS, type Portrait, type Thing } from './photos.js';

/** A wall of photos with things whose number and places are known. */
export interface Mosaic {
  readonly picture: Buffer;
  readonly things: readonly { readonly thing: Thing; readonly box: Box }[];
}

/** Pixels. */
const WIDTH = 1600;
const HEIGHT = 1200;
const GAP = 12;
/** Of a cell's side: photos are not all of one size. */
const SHRINK = [0.8, 1] as const;
const BRIGHTNESS = [0.85, 1.15] as const;
const GROUND = 'grass.png';

/** @param wanted what to show, one photo each, in any order. @param files paths of the photos by name */
export async function mosaic(
  wanted: readonly Thing[],
  files: Readonly<Record<string, string>>,
  random: Random,
): Promise<Mosaic> {
  const columns = Math.ceil(Math.sqrt((wanted.length * 4) / 3));
  const rows = Math.ceil(wanted.length / columns);
  const cell = { width: WIDTH / columns, height: HEIGHT / rows };
  const places = random.some(
    Array.from({ length: columns * rows }, (_, at) => at),
    wanted.length,
  );
  const pieces = [];
  const things = [];
  for (const [at, thing] of wanted.entries()) {
    const portrait = random.pick(PORTRAITS.filter((one) => one.thing === thing));
    const room = { width: cell.width - GAP, height: cell.height - GAP };
    const scale =
      Math.min(room.width / portrait.cut.width, room.height / portrait.cut.height) * random.between(...SHRINK);
    const size = { width: Math.round(portrait.cut.width * scale), height: Math.round(portrait.cut.height * scale) };
    const left = Math.round(
      (places[at]! % columns) * cell.width + GAP / 2 + random.between(0, room.width - size.width),
    );
    const top = Math.round(
      Math.floor(places[at]! / columns) * cell.height + GAP / 2 + random.between(0, room.height - size.height),
    );
    const flip = random.next() < 0.5;
    pieces.push({ input: await piece(portrait, files[portrait.file]!, size, flip, random), left, top });
    things.push({ thing, box: placed(portrait, scale, { x: left, y: top, ...size }, flip) });
  }
  const ground = await sharp(files[GROUND]!).resize(WIDTH, HEIGHT, { fit: 'cover' }).toColourspace('srgb').toBuffer();
  const picture = await sharp(ground).composite(pieces).jpeg({ quality: 88 }).toBuffer();
  return { picture, things };
}

async function piece(
  { cut }: Portrait,
  file: string,
  size: { readonly width: number; readonly height: number },
  flip: boolean,
  random: Random,
): Promise<Buffer> {
  const part = sharp(file)
    .extract({ left: cut.x, top: cut.y, width: cut.width, height: cut.height })
    .resize({ ...size, fit: 'fill' })
    .modulate({ brightness: random.between(...BRIGHTNESS) })
    .removeAlpha()
    .toColourspace('srgb');
  return (flip ? part.flop() : part).png().toBuffer();
}

/** The thing's box in the mosaic, its photo lying at `at`. */
function placed({ box, cut }: Portrait, scale: number, at: Box, flip: boolean): Box {
  const inner = { x: (box.x - cut.x) * scale, width: box.width * scale };
  return {
    x: at.x + (flip ? at.width - inner.x - inner.width : inner.x),
    y: at.y + (box.y - cut.y) * scale,
    width: inner.width,
    height: box.height * scale,
  };
}
