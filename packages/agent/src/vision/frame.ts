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

/** One frame for a crop of a crop: `inner` lies in what `outer` shows. */
export function within(inner: Frame, outer: Frame): Frame {
  return {
    x: outer.x + inner.x * outer.scaleX,
    y: outer.y + inner.y * outer.scaleY,
    scaleX: inner.scaleX * outer.scaleX,
    scaleY: inner.scaleY * outer.scaleY,
  };
}

/**
 * A box of the upright picture, in the pixels of the file as it was stored before its EXIF turn.
 * @param orientation EXIF 1 to 8 (TIFF tag 274): how row 0 and column 0 of the file are shown
 * @param stored the file's size, before the turn
 */
export function toStored(box: Box, orientation: number, stored: Size): Box {
  const { x, y, width, height } = box;
  const mirroredX = stored.width - x - width;
  const mirroredY = stored.height - y - height;
  switch (orientation) {
    case 2:
      return { x: mirroredX, y, width, height };
    case 3:
      return { x: mirroredX, y: mirroredY, width, height };
    case 4:
      return { x, y: mirroredY, width, height };
    case 5:
      return { x: y, y: x, width: height, height: width };
    case 6:
      return { x: y, y: stored.height - x - width, width: height, height: width };
    case 7:
      return { x: stored.width - y - height, y: stored.height - x - width, width: height, height: width };
    case 8:
      return { x: stored.width - y - height, y: x, width: height, height: width };
    default:
      return box;
  }
}
