import sharp from 'sharp';
import { MAX_PIXELS } from '../pictures/limits.js';
import type { Box } from '../types.js';
import { pixelBox } from './boxes.js';
import { frameOf } from './frame.js';
import type { Frame } from './frame.js';

/** Longest side of what is shown to a person: a phone shows no more. */
const SHOWN_SIDE = 1600;
/** A crop is enlarged to this much on its longer side, so that small things can be seen. */
const CROP_SIDE = 1024;
const MOST_ENLARGED = 6;
const JPEG_QUALITY = 90;

/** A picture that was opened: it can be decoded, and its size is known. */
export interface Canvas {
  /** Pixels of the upright original. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

/** Pixels to draw on or to show, and where they lie in the picture. */
export interface Shown {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  readonly frame: Frame;
}

/** @throws Error when it cannot be decoded or has too many pixels */
export async function openCanvas(bytes: Buffer): Promise<Canvas> {
  const { autoOrient } = await sharp(bytes, { limitInputPixels: MAX_PIXELS }).metadata();
  const { width, height } = autoOrient;
  return { width, height, bytes };
}

/** The whole picture or a part of it as JPEG, a small part enlarged. @throws RangeError when nothing of the part lies inside */
export async function show({ bytes, width, height }: Canvas, part?: Box): Promise<Shown> {
  const whole = { x: 0, y: 0, width, height };
  const box = part ? pixelBox(part, whole) : whole;
  if (!box) throw new RangeError('outside of the picture');
  const longer = Math.max(box.width, box.height);
  const scale = part ? Math.min(MOST_ENLARGED, CROP_SIDE / longer) : Math.min(1, SHOWN_SIDE / longer);
  const size = {
    width: Math.max(1, Math.round(box.width * scale)),
    height: Math.max(1, Math.round(box.height * scale)),
  };
  const shown = await sharp(bytes, { limitInputPixels: MAX_PIXELS })
    .autoOrient()
    .extract({ left: box.x, top: box.y, width: box.width, height: box.height })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize({ ...size, fit: 'fill' })
    .jpeg({ quality: JPEG_QUALITY })
    .toBuffer();
  return { bytes: shown, ...size, frame: frameOf(box, size) };
}
