/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Python's `round`: halves go to the even neighbour. */
export function roundHalfEven(value: number): number {
  const low = Math.floor(value);
  const rest = value - low;
  if (rest !== 0.5) return Math.round(value);
  return low % 2 === 0 ? low : low + 1;
}

export interface PixelLimits {
  /** Both sides become multiples of it. */
  readonly factor: number;
  /** Least and most pixels of the result. */
  readonly minPixels: number;
  readonly maxPixels: number;
}

/** Nearest size with sides that are multiples of `factor` and an area in the limits, the proportions kept as far as that allows. */
export function limitedSize(
  { width, height }: Size,
  { factor, minPixels, maxPixels }: PixelLimits,
  shortest: number,
): Size {
  const rounded = {
    width: Math.max(shortest, roundHalfEven(width / factor) * factor),
    height: Math.max(shortest, roundHalfEven(height / factor) * factor),
  };
  const area = rounded.width * rounded.height;
  if (area > maxPixels) {
    const shrink = Math.sqrt((height * width) / maxPixels);
    const side = (length: number): number => Math.max(factor, Math.floor(length / shrink / factor) * factor);
    return { width: side(width), height: side(height) };
  }
  if (area < minPixels) {
    const grow = Math.sqrt(minPixels / (height * width));
    const side = (length: number): number => Math.ceil((length * grow) / factor) * factor;
    return { width: side(width), height: side(height) };
  }
  return rounded;
}
