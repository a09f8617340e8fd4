import { MAX_SIDE, decode } from '../pictures/pixels.js';
import { area as areaOf, clip } from './boxes.js';
import { mergeLooks } from './merge.js';
import type { Look } from './merge.js';
import type { Detector } from './nanodet/detector.js';
import { tilesOf } from './tiles.js';
import { EyesError } from './types.js';
import type { Box, FindOptions, FoundObject } from './types.js';

/** Finer is not allowed: its time grows with the square. */
const MAX_SCALE = 4;
/** Longest side decoded for one look at the whole picture, in pixels; twice the detector's input. */
const GLANCE_SIDE = 1024;

/** Finds the objects of one picture. @throws PictureError, EyesError */
export async function findObjects(
  detector: Detector,
  picture: Uint8Array,
  { region, scale = 1 }: FindOptions,
): Promise<FoundObject[]> {
  if (!Number.isInteger(scale) || scale < 1 || scale > MAX_SCALE)
    throw new EyesError(`The scale must be 1 to ${MAX_SCALE}.`);
  const { pixels, scale: shrunk } = await decode(picture, region || scale > 1 ? MAX_SIDE : GLANCE_SIDE);
  const everything = { x: 0, y: 0, width: pixels.width, height: pixels.height };
  const area = region ? wholePixels(scaled(region, 1 / shrunk), everything) : everything;
  const look = async (part: Box): Promise<Look> => ({ area: part, found: await detector.detect(pixels, part) });
  const whole = await look(area);
  const tiles: Look[] = [];
  // One after the other: each look uses all of the detector's threads.
  if (scale > 1) for (const tile of tilesOf(area, scale)) tiles.push(await look(wholePixels(tile, area)));
  return mergeLooks(whole, tiles).map((found) => ({ ...found, box: scaled(found.box, shrunk) }));
}

function scaled({ x, y, width, height }: Box, by: number): Box {
  return { x: x * by, y: y * by, width: width * by, height: height * by };
}

/** The smallest box of whole pixels around another, inside the picture. @throws EyesError when nothing of it is inside */
function wholePixels(box: Box, picture: Box): Box {
  const inside = clip(box, picture);
  if (!(areaOf(inside) > 0)) throw new EyesError('The region lies outside of the picture.');
  const [x, y] = [Math.floor(inside.x), Math.floor(inside.y)];
  // Rounding may lead out of it by a hair.
  const right = Math.min(Math.ceil(inside.x + inside.width), picture.x + picture.width);
  const bottom = Math.min(Math.ceil(inside.y + inside.height), picture.y + picture.height);
  return { x, y, width: right - x, height: bottom - y };
}
