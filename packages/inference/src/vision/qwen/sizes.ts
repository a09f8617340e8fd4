import { PictureError } from '../../pictures/pixels.js';
import { limitedSize, type Size } from '../base/size.js';
import type { QwenConfig } from './config.js';

/** Longer side over the shorter one that the models were trained with at most. */
const MAX_RATIO = 200;

/** Size of a picture for the encoder. @throws PictureError when it is longer than the models know */
export function encoderSize(size: Size, { patchSide, merge, minPixels, maxPixels }: QwenConfig): Size {
  const ratio = Math.max(size.width, size.height) / Math.min(size.width, size.height);
  if (ratio > MAX_RATIO)
    throw new PictureError(
      `The picture is ${size.width} × ${size.height} pixels, more than ${MAX_RATIO} times as long as it is wide`,
    );
  return limitedSize(size, { factor: patchSide * merge, minPixels, maxPixels }, 0);
}
