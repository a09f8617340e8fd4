import type { Size } from '../base/size.js';
import type { Idefics3Config } from './config.js';

/** Longest side of any resized picture, in pixels, whatever the folder says. */
const MAX_SIDE = 4096;

const even = (side: number): number => side + (side % 2);

/** The size with its longest side brought to `longest` pixels (enlarged too), the other side rounded down, then up to an even number. */
export function scaledSize({ width, height }: Size, longest: number): Size {
  const ratio = width / height;
  const side = Math.min(longest, MAX_SIDE);
  return width >= height
    ? { width: side, height: Math.max(1, even(Math.trunc(side / ratio))) }
    : { width: Math.max(1, even(Math.trunc(side * ratio))), height: side };
}

/** Both sides up to multiples of a frame's side: the longer one first, the shorter one from the proportions. */
export function framedSize({ width, height }: Size, frame: number): Size {
  const ratio = width / height;
  const up = (side: number): number => Math.ceil(side / frame) * frame;
  if (width >= height) return { width: up(width), height: up(Math.trunc(up(width) / ratio)) };
  return { width: up(Math.trunc(up(height) * ratio)), height: up(height) };
}

/** Rows and columns of frames of the picture that takes most. */
export function mostFrames({ splits, longestSide, frameSide }: Idefics3Config): { rows: number; columns: number } {
  const side = splits ? Math.ceil(Math.min(longestSide, MAX_SIDE) / frameSide) : 1;
  return side === 1 ? { rows: 0, columns: 0 } : { rows: side, columns: side };
}
