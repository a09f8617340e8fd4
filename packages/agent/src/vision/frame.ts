import type { Box } from '../types.js';

/** How pixels of what was looked at lie in the picture it was cut from: `original = offset + pixel × scale`, per axis. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The frame of a crop of a picture that was resized to `shown`. */
export function frameOf(crop: Box, shown: Size): Frame {
  return { x: crop.x, y: crop.y, scaleX: crop.width / shown.width, scaleY: crop.height / shown.height };
}

/** A box in what was looked at, as a box of the picture. */
export function toPicture(box: Box, { x, y, scaleX, scaleY }: Frame): Box {
  return { x: x + box.x * scaleX, y: y + box.y * scaleY, width: box.width * scaleX, height: box.height * scaleY };
}

/** The inverse of {@link toPicture}. */
export function fromPicture(box: Box, { x, y, scaleX, scaleY }: Frame): Box {
  return { x: (box.x - x) / scaleX, y: (box.y - y) / scaleY, width: box.width / scaleX, height: box.height / scaleY };
}
